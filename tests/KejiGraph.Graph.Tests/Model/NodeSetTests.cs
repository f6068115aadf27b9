using KejiGraph.Graph.Model;
using KejiGraph.Testing;

namespace KejiGraph.Graph.Tests.Model;

public sealed class NodeSetTests
{
    private readonly SmallModel _model = new();

    [Fact]
    public void A_property_that_all_types_have_is_found_with_its_place_in_each()
    {
        var access = _model.Graph.AllNodes.FindProperty("name")!;

        Assert.Equal(_model.Person.Properties.Find("name")!.Index, access.IndexIn(_model.Person.Index));
        Assert.Equal(_model.Paper.Properties.Find("name")!.Index, access.IndexIn(_model.Paper.Index));
    }

    [Theory]
    [InlineData("age")]
    [InlineData("nothing")]
    public void A_property_that_a_type_lacks_is_not_shared(string name)
    {
        Assert.Null(_model.Graph.AllNodes.FindProperty(name));
    }

    [Fact]
    public void A_type_cannot_get_its_properties_twice()
    {
        var error = Assert.Throws<InvalidOperationException>(() => _model.Paper.Define(new PropertyList([])));

        Assert.Equal("The properties of node type \"Paper\" are defined already.", error.Message);
    }

    [Fact]
    public void A_set_knows_its_members_and_its_subsets()
    {
        var papers = new NodeSet("Paper", [_model.Paper]);

        Assert.True(_model.Graph.AllNodes.ContainsAll(papers));
        Assert.False(papers.ContainsAll(_model.Graph.AllNodes));
        Assert.True(papers.IsSingle);
        Assert.False(papers.Contains(_model.Person.Index));
        Assert.False(papers.Contains(99));
    }
}
