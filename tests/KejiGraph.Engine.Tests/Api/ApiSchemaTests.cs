using KejiGraph.Engine.Api;
using KejiGraph.Engine.Model;
using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.Testing;

namespace KejiGraph.Engine.Tests.Api;

public sealed class ApiSchemaTests
{
    [Fact]
    public void The_checked_in_API_schema_is_the_one_the_model_gives()
    {
        var model = ModelReader.Read(new SourceText(File.ReadAllBytes(Repository.PathOf("schema", "model.graphql")), "model.graphql"));

        var printed = SchemaPrinter.Print(ApiSchema.Derive(model)) + "\n";

        Assert.Equal(Repository.Expected(Repository.PathOf("schema", "api.graphql"), printed), printed);
    }
}
