using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Model;
using KejiGraph.Engine.Requests;
using KejiGraph.GraphQL.Types;
using KejiGraph.Server.Caching;
using KejiGraph.Server.Hosting;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Server.Tests.Caching;

public sealed class CacheScopeTests
{
    private static readonly Schema Schema = Of(LibraryGraph.Model);

    [Fact]
    public void Servers_that_answer_alike_share_a_scope()
    {
        Assert.Equal(
            CacheScope.Of(Schema, new EngineOptions()),
            CacheScope.Of(Of(LibraryGraph.Model), new EngineOptions { MaxCost = 7, CachedDocuments = 1, Timeout = TimeSpan.FromSeconds(1) }));
    }

    [Fact]
    public void Another_schema_page_or_key_of_cursors_is_another_scope()
    {
        Assert.Distinct(
        [
            Convert.ToHexString(CacheScope.Of(Schema, new EngineOptions())),
            Convert.ToHexString(CacheScope.Of(Schema, new EngineOptions { Pages = new PageOptions(DefaultSize: 20) })),
            Convert.ToHexString(CacheScope.Of(Schema, new EngineOptions { CursorKey = "another"u8.ToArray() })),
            Convert.ToHexString(CacheScope.Of(Of(ModelFile.Read()), new EngineOptions())),
        ]);
    }

    private static Schema Of(DomainModel model) => new GraphQLEngine(model, new NoStore(model.Graph), new EngineOptions()).Schema;
}
