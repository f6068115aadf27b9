using System.Text;
using System.Text.Json;
using KejiGraph.Engine.Requests;
using KejiGraph.Server.Caching;
using KejiGraph.Server.Http;

namespace KejiGraph.Server.Tests.Caching;

/// <summary>Articles may be 30 seconds stale, as their hint in the model says; nothing else may.</summary>
public sealed class StaleAnswerTests
{
    private const string Article = "{ article(id: \"r-one\") { year } }";
    private const string Author = "{ author(id: \"a-mo\") { born } }";

    [Fact]
    public async Task While_a_new_answer_is_made_the_stale_one_is_served()
    {
        await using var library = await CachedLibrary.OpenAsync();
        var (before, _) = await library.AskAsync(Article);
        await library.WriteYearAsync("r-one", 1111);
        library.Time.Advance(TimeSpan.FromSeconds(29));
        library.Store.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        Assert.Equal((before, "stale"), await library.AskAsync(Article));
        await library.Store.Held.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal((before, "stale"), await library.AskAsync(Article));
        Assert.Equal(2, library.Store.Runs);
        library.Store.Hold.SetResult();

        var (after, level) = await CachedServer.UntilAsync(() => library.AskAsync(Article), answer => answer.Level != "stale");
        Assert.Equal("memory", level);
        Assert.Contains("1111", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_made_anew_when_the_memory_of_its_request_is_used_for_something_else()
    {
        const string Query = "query ($id: ID!) { articles(where: { id: { eq: $id } }) { nodes { year } } }";
        const string Variables = """{"id":"r-one"}""";
        await using var library = await CachedLibrary.OpenAsync();
        await library.AskAsync(new GraphQLRequest(Encoding.UTF8.GetBytes(Query), null, JsonElement.Parse(Variables)));
        await library.WriteYearAsync("r-one", 1111);
        library.Store.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var memory = Encoding.UTF8.GetBytes(Query);
        using (var json = JsonDocument.Parse(Variables))
        {
            Assert.Equal("stale", (await library.AskAsync(new GraphQLRequest(memory, null, json.RootElement))).Level);
        }

        memory.AsSpan().Fill((byte)' ');
        library.Store.Hold.SetResult();

        var (after, _) = await CachedServer.UntilAsync(
            () => library.AskAsync(new GraphQLRequest(Encoding.UTF8.GetBytes(Query), null, JsonElement.Parse(Variables))),
            answer => answer.Level != "stale");
        Assert.Equal("{\"data\":{\"articles\":{\"nodes\":[{\"year\":1111}]}}}", after);
    }

    [Fact]
    public async Task An_answer_that_has_been_stale_for_longer_is_not_served()
    {
        await using var library = await CachedLibrary.OpenAsync();
        await library.AskAsync(Article);
        await library.WriteYearAsync("r-one", 1111);
        library.Time.Advance(TimeSpan.FromSeconds(31));

        var (body, level) = await library.AskAsync(Article);

        Assert.Equal("store", level);
        Assert.Contains("1111", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_whose_lifetime_is_over_is_served_for_a_while()
    {
        await using var library = await CachedLibrary.OpenAsync(new CacheOptions(1 << 20, TimeSpan.FromMinutes(1)));
        await library.AskAsync(Article);
        library.Time.Advance(TimeSpan.FromSeconds(75));

        Assert.Equal("stale", (await library.AskAsync(Article)).Level);
    }

    [Fact]
    public async Task The_end_of_its_lifetime_does_not_make_a_stale_answer_any_fresher()
    {
        await using var library = await CachedLibrary.OpenAsync(new CacheOptions(1 << 20, TimeSpan.FromMinutes(1)));
        await library.AskAsync(Article);
        await library.WriteYearAsync("r-one", 1111);
        library.Time.Advance(TimeSpan.FromSeconds(75));

        Assert.Equal("store", (await library.AskAsync(Article)).Level);
    }

    [Fact]
    public async Task An_answer_that_is_void_is_not_served_though_it_was_stale_before_or_its_lifetime_is_over()
    {
        await using var library = await CachedLibrary.OpenAsync(new CacheOptions(1 << 20, TimeSpan.FromMinutes(1)));
        await library.AskAsync(Article);
        await library.WriteYearAsync("r-one", 1111);
        library.Ledger.Reset();
        Assert.Equal("store", (await library.AskAsync(Article)).Level);

        library.Ledger.Reset();
        library.Time.Advance(TimeSpan.FromSeconds(75));
        Assert.Equal("store", (await library.AskAsync(Article)).Level);
    }

    [Fact]
    public async Task Clients_are_told_to_ask_again_for_a_stale_answer()
    {
        await using var library = await CachedLibrary.OpenAsync();
        await library.AskAsync(Article);
        using var good = await library.RespondAsync(Article);
        await library.WriteYearAsync("r-one", 1111);
        using var stale = await library.RespondAsync(Article);

        Assert.Equal("public, max-age=20, stale-while-revalidate=30", CacheControl.Of(good));
        Assert.Equal("no-cache", CacheControl.Of(stale));
    }

    [Fact]
    public async Task An_answer_that_is_stale_for_a_reason_that_nobody_told_of_is_not_served()
    {
        await using var library = await CachedLibrary.OpenAsync();
        await library.AskAsync(Article);

        library.Ledger.Reset();

        Assert.Equal("store", (await library.AskAsync(Article)).Level);
    }

    [Fact]
    public async Task A_type_without_a_hint_is_never_stale()
    {
        await using var library = await CachedLibrary.OpenAsync();
        await library.AskAsync(Author);
        await library.WriteBornAsync("a-mo", 1956);

        Assert.Equal("store", (await library.AskAsync(Author)).Level);
    }
}
