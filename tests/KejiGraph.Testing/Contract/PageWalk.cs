using System.Text;
using System.Text.Json;
using KejiGraph.Engine.Requests;

namespace KejiGraph.Testing.Contract;

/// <summary>Reads the works of the library page by page, as a client does.</summary>
public sealed class PageWalk(GraphQLEngine engine, string arguments)
{
    /// <summary>The whole list.</summary>
    public async Task<string[]> WholeAsync(CancellationToken cancellationToken) =>
        (await PageAsync("first: 50", cancellationToken)).Ids;

    /// <summary>The pages from the start, put together.</summary>
    public async Task<string[]> ForwardAsync(int size, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        for (var page = await ReadAsync($"first: {size}", cancellationToken); ;
             page = await ReadAsync($"first: {size}, after: \"{page.End}\"", cancellationToken))
        {
            Assert.Equal(ids.Count > 0, page.HasPrevious);
            ids.AddRange(page.Ids);
            if (!page.HasNext)
            {
                return [.. ids];
            }
        }
    }

    /// <summary>The pages from the end, put together.</summary>
    public async Task<string[]> BackwardAsync(int size, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        for (var page = await ReadAsync($"last: {size}", cancellationToken); ;
             page = await ReadAsync($"last: {size}, before: \"{page.Start}\"", cancellationToken))
        {
            Assert.Equal(ids.Count > 0, page.HasNext);
            ids.InsertRange(0, page.Ids);
            if (!page.HasPrevious)
            {
                return [.. ids];
            }
        }
    }

    /// <summary>One page: its ids and the cursor of its end.</summary>
    public async Task<(string[] Ids, string? End)> PageAsync(string page, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(page, cancellationToken);
        return (read.Ids, read.End);
    }

    private async Task<Page> ReadAsync(string page, CancellationToken cancellationToken)
    {
        var query = $"{{ works({page}, {arguments}) {{ nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}";
        using var response = await engine.ExecuteAsync(new GraphQLRequest(Encoding.UTF8.GetBytes(query)), cancellationToken);
        Assert.True(response.Kind == ResponseKind.Data, Encoding.UTF8.GetString(response.Body.Written.Span));
        using var json = JsonDocument.Parse(response.Body.Written);
        var works = json.RootElement.GetProperty("data").GetProperty("works");
        var info = works.GetProperty("pageInfo");
        return new Page(
            [.. works.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!)],
            info.GetProperty("hasNextPage").GetBoolean(),
            info.GetProperty("hasPreviousPage").GetBoolean(),
            info.GetProperty("startCursor").GetString(),
            info.GetProperty("endCursor").GetString());
    }

    private sealed record Page(string[] Ids, bool HasNext, bool HasPrevious, string? Start, string? End);
}
