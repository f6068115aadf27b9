using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Tests.Caching;

public sealed class ResponseCacheTests
{
    private const string Lao = "{ author(id: \"a-lao\") { name born } }";
    private const string Mo = "{ author(id: \"a-mo\") { name born } }";
    private const string All = "{ authors { nodes { name born } } }";

    [Fact]
    public async Task The_second_answer_is_the_first_one_to_the_byte()
    {
        await using var library = await CachedLibrary.OpenAsync();

        var (first, asked) = await library.AskAsync(All);
        var (second, kept) = await library.AskAsync(All);

        Assert.Equal(("store", "memory", first), (asked, kept, second));
        Assert.Equal(1, library.Store.Runs);
    }

    [Fact]
    public async Task A_commit_makes_stale_what_it_wrote_and_nothing_else()
    {
        await using var library = await CachedLibrary.OpenAsync();
        await library.AskAsync(Lao);
        await library.AskAsync(Mo);
        await library.AskAsync(All);

        await library.WriteBornAsync("a-mo", 1956);

        Assert.Equal("memory", (await library.AskAsync(Lao)).Level);
        Assert.Equal(("{\"data\":{\"author\":{\"name\":\"莫言\",\"born\":1956}}}", "store"), await library.AskAsync(Mo));
        var (all, level) = await library.AskAsync(All);
        Assert.Equal("store", level);
        Assert.Contains("1956", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hits_misses_and_invalidations_are_counted()
    {
        await using var library = await CachedLibrary.OpenAsync();
        await library.AskAsync(Mo);
        await library.AskAsync(Mo);
        await library.AskAsync(Mo);
        await library.AskAsync("{ nothing }");

        await library.WriteBornAsync("a-mo", 1956);
        await library.AskAsync(Mo);
        await library.AskAsync(Mo);

        Assert.Equal(3, library.Counts["kejigraph.cache.hits level=memory"]);
        Assert.Equal(2, library.Counts["kejigraph.cache.misses"]);
        Assert.Equal(1, library.Counts["kejigraph.cache.invalidations"]);
    }

    [Theory]
    [InlineData("{ author(id: \"a-mo\") { name born } }", 0)]
    [InlineData("{ author(id: \"a-mo\") { name } }", 1)]
    public async Task An_invalidation_after_which_the_answer_is_the_same_was_needless(string document, long needless)
    {
        await using var library = await CachedLibrary.OpenAsync();
        await library.AskAsync(document);

        await library.WriteBornAsync("a-mo", 1956);
        await library.AskAsync(document);

        Assert.Equal(
            (1, needless),
            (library.Counts["kejigraph.cache.invalidations.checked"], library.Counts["kejigraph.cache.invalidations.needless"]));
    }

    [Fact]
    public async Task A_commit_while_an_answer_is_made_makes_it_stale()
    {
        await using var library = await CachedLibrary.OpenAsync();
        library.Store.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var early = library.AskAsync(Mo);
        await library.Store.Held.Task;

        await library.WriteBornAsync("a-mo", 1956);
        library.Store.Hold.SetResult();
        library.Store.Hold = null;

        Assert.Contains("1955", (await early).Body, StringComparison.Ordinal);
        Assert.Contains("1956", (await library.AskAsync(Mo)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirty_two_requests_for_what_is_not_kept_ask_the_store_once()
    {
        await using var library = await CachedLibrary.OpenAsync();
        library.Store.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = library.AskAsync(All);
        await library.Store.Held.Task;
        Task<(string Body, string Level)>[] others = [.. Enumerable.Range(0, 31).Select(_ => library.AskAsync(All))];

        library.Store.Hold.SetResult();
        library.Store.Hold = null;

        var answers = await Task.WhenAll([first, .. others]);
        Assert.Equal(1, library.Store.Runs);
        Assert.Single(answers.Select(answer => answer.Body).Distinct());
        Assert.Equal(31, answers.Count(answer => answer.Level is "shared" or "memory"));
    }

    [Fact]
    public async Task When_the_client_of_a_request_goes_away_one_of_those_who_wait_makes_the_answer_for_all()
    {
        await using var library = await CachedLibrary.OpenAsync();
        using var away = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        library.Store.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = library.AskAsync(All, away.Token);
        await library.Store.Held.Task;
        Task<(string Body, string Level)>[] others = [.. Enumerable.Range(0, 8).Select(_ => library.AskAsync(All))];

        await away.CancelAsync();
        library.Store.Hold.SetCanceled(away.Token);
        library.Store.Hold = null;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var answers = await Task.WhenAll(others).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(2, library.Store.Runs);
        Assert.Single(answers, answer => answer.Level == "store");
    }

    [Fact]
    public async Task What_a_request_fails_with_those_who_wait_for_it_fail_with()
    {
        await using var library = await CachedLibrary.OpenAsync();
        var hold = library.Store.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = library.AskAsync(All);
        await library.Store.Held.Task;
        var other = library.AskAsync(All);
        library.Store.Hold = null;

        hold.SetException(new InvalidOperationException("a fault"));

        Assert.Equal("a fault", (await Assert.ThrowsAsync<InvalidOperationException>(() => first)).Message);
        Assert.Equal("a fault", (await Assert.ThrowsAsync<InvalidOperationException>(() => other)).Message);
        Assert.Equal("store", (await library.AskAsync(All)).Level);
    }

    [Fact]
    public async Task A_request_that_waits_for_another_does_not_get_an_answer_from_before_a_commit()
    {
        await using var library = await CachedLibrary.OpenAsync();
        var hold = library.Store.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var early = library.AskAsync(Mo);
        await library.Store.Held.Task;
        library.Store.Hold = null;
        await library.WriteBornAsync("a-mo", 1956);
        var late = library.AskAsync(Mo);

        hold.SetResult();

        Assert.Contains("1955", (await early).Body, StringComparison.Ordinal);
        Assert.Contains("1956", (await late).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ author(id: \"a-mo\") { nothing } }")]
    [InlineData("{ authors(first: 100000) { nodes { name } } }")]
    public async Task An_answer_with_an_error_is_not_kept(string document)
    {
        await using var library = await CachedLibrary.OpenAsync();

        var (first, _) = await library.AskAsync(document);
        var (second, level) = await library.AskAsync(document);

        Assert.Contains("errors", first, StringComparison.Ordinal);
        Assert.Equal((first, "store"), (second, level));
    }

    [Fact]
    public async Task What_is_not_there_is_kept_until_it_comes()
    {
        const string Document = "{ nodes(ids: [\"a-new\"]) { id } }";
        await using var library = await CachedLibrary.OpenAsync();
        var (none, _) = await library.AskAsync(Document);
        Assert.Equal("memory", (await library.AskAsync(Document)).Level);

        await library.CreateAuthorAsync("a-new");

        Assert.NotEqual(none, (await library.AskAsync(Document)).Body);
    }

    [Fact]
    public async Task An_answer_is_served_no_longer_than_its_lifetime()
    {
        await using var library = await CachedLibrary.OpenAsync(new CacheOptions(1 << 20, TimeSpan.FromMinutes(1)));
        await library.AskAsync(Lao);
        library.Time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal("memory", (await library.AskAsync(Lao)).Level);

        library.Time.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal("store", (await library.AskAsync(Lao)).Level);
    }

    [Fact]
    public async Task What_became_void_is_asked_for_again()
    {
        await using var library = await CachedLibrary.OpenAsync();
        await library.AskAsync(Lao);

        library.Ledger.Reset();

        Assert.Equal("store", (await library.AskAsync(Lao)).Level);
    }

    [Fact]
    public async Task More_commits_than_are_remembered_make_an_answer_stale()
    {
        await using var library = await CachedLibrary.OpenAsync();
        await library.AskAsync(Lao);
        for (var number = 0; number <= CommitLedger.Remembered; number++)
        {
            library.Ledger.Record(100 + number, [7]);
        }

        Assert.Equal("store", (await library.AskAsync(Lao)).Level);
    }

    [Fact]
    public async Task Any_answer_is_that_of_the_store_whatever_was_written_before()
    {
        string[] documents =
        [
            Lao, Mo, All,
            "{ authors(where: { born: { gt: 1900 } }, order: [{ born: DESC }]) { totalCount nodes { name } } }",
            "{ authors(where: { born: { eq: 1955 } }) { nodes { name } } }",
            "{ books { nodes { name authors { edges { node { name born } } } } } }",
            "{ books(where: { authors: { some: { node: { born: { lt: 1900 } } } } }) { nodes { name } } }",
        ];
        string[] ids = ["a-lao", "a-lu", "a-mo", "a-none", "a-shen"];
        await using var library = await CachedLibrary.OpenAsync(new CacheOptions(8_000, TimeSpan.FromHours(1)));
        var random = new Random(61);
        for (var step = 0; step < 3_000; step++)
        {
            if (random.Next(6) == 0)
            {
                await library.WriteBornAsync(ids[random.Next(ids.Length)], random.Next(1880, 1970));
            }

            var document = documents[random.Next(documents.Length)];
            Assert.Equal(await library.AskStoreAsync(document), (await library.AskAsync(document)).Body);
        }
    }
}
