using System.IO.Compression;
using System.Text.Json;
using KejiGraph.Server.Tests.Http;

namespace KejiGraph.Server.Tests.Caching;

public sealed class CacheHeaderTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Large = "/graphql?query={enterprises(first:50){nodes{id%20name}}}";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Headers_tell_whether_the_answer_was_kept()
    {
        const string Path = "/graphql?query={platforms{totalCount}}";
        var first = await server.GetAsync(Path);
        var second = await server.GetAsync(Path);
        var known = await server.GetAsync(Path, Answer.Modern, ("If-None-Match", first.Headers["ETag"]));
        var posted = await server.PostAsync("""{"query":"{platforms{totalCount}}"}""");

        Assert.Equal("KejiGraph; fwd=miss", first.Headers["Cache-Status"]);
        Assert.Equal(("KejiGraph; hit; detail=memory", "0"), (second.Headers["Cache-Status"], second.Headers["Age"]));
        Assert.Equal((first.Body, first.Headers["ETag"]), (second.Body, second.Headers["ETag"]));
        Assert.Equal(304, known.Status);
        Assert.Equal(("KejiGraph; hit; detail=memory", first.Body), (posted.Headers["Cache-Status"], posted.Body));
    }

    [Fact]
    public async Task Variables_that_are_written_in_another_way_get_the_same_answer()
    {
        const string Query =
            "query ($first: Int = 3, $where: PlatformFilterInput) { platforms(first: $first, where: $where) { totalCount } }";
        var body = JsonSerializer.Serialize(
            new { query = Query, variables = new { first = 3, where = new { name = new { @in = (string[])["a"] } } } });
        await server.PostAsync(body);

        var again = await server.PostAsync(JsonSerializer.Serialize(
            new { variables = new { where = new { name = new { @in = "a" } }, more = 1 }, query = Query }, Indented));

        Assert.Equal((200, "KejiGraph; hit; detail=memory"), (again.Status, again.Headers["Cache-Status"]));
    }

    [Theory]
    [InlineData("{\"query\":\"{ __typename }\"}")]
    [InlineData("{\"query\":\"{ nothing }\"}")]
    public async Task What_is_not_kept_has_no_such_header(string body)
    {
        Assert.DoesNotContain("Cache-Status", (await server.PostAsync(body)).Headers.Keys);
    }

    [Theory]
    [InlineData("{regions{totalCount}}", "public, max-age=60, stale-while-revalidate=300")]
    [InlineData("{regions{nodes{name}}%20industries{nodes{name}}}", "public, max-age=60, stale-while-revalidate=300")]
    [InlineData("{regions{nodes{ownedZones{totalCount}}}}", "no-cache")]
    [InlineData("{enterprises{totalCount}}", "no-cache")]
    public async Task Clients_use_an_answer_again_for_as_long_as_the_model_allows(string query, string expected)
    {
        Assert.Equal(expected, (await server.GetAsync($"/graphql?query={query}")).Headers["Cache-Control"]);
    }

    [Fact]
    public async Task The_response_reports_the_level_when_asked_to()
    {
        const string Body = "{\"query\":\"{ talents { totalCount } }\"}";
        var plain = await server.PostAsync(Body);
        var report = await server.PostAsync(Body, Answer.Modern, ("GraphQL-Cache", "report"));
        var other = await server.PostAsync(Body, Answer.Modern, ("GraphQL-Cache", "tell"));

        var json = JsonElement.Parse(report.Body);
        Assert.Equal("memory", json.GetProperty("extensions").GetProperty("cache").GetProperty("level").GetString());
        Assert.InRange(json.GetProperty("extensions").GetProperty("cache").GetProperty("ageMilliseconds").GetInt64(), 0, 60_000);
        Assert.Equal(JsonElement.Parse(plain.Body).GetProperty("data").GetRawText(), json.GetProperty("data").GetRawText());
        Assert.Equal((422, "The header GraphQL-Cache must be \"report\"."), (other.Status, other.Message));
    }

    [Fact]
    public async Task A_body_that_comes_again_gets_the_same_answer_whatever_its_headers_ask_for_beside_it()
    {
        const string Body = "{\"query\":\"{ officials { totalCount } }\"}";
        var first = await server.PostAsync(Body);
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(first.Body, (await server.PostAsync(Body)).Body);
        }

        var cost = await server.PostAsync(Body, Answer.Modern, ("GraphQL-Cost", "report"));
        var legacy = await server.PostAsync(Body, "application/json");
        var events = await server.PostAsync(Body, "text/event-stream");
        var refused = await server.PostAsync(System.Text.Encoding.UTF8.GetBytes(Body), "image/png");
        var packed = await server.PostAsync(Body, Answer.Modern, ("Content-Encoding", "gzip"));

        Assert.True(JsonElement.Parse(cost.Body).GetProperty("extensions").TryGetProperty("cost", out _));
        Assert.Equal((first.Body, Answer.LegacyType), (legacy.Body, legacy.Type));
        Assert.Equal("text/event-stream; charset=utf-8", events.Type);
        Assert.Contains(first.Body, events.Body, StringComparison.Ordinal);
        Assert.Equal((406, 400), (refused.Status, packed.Status));
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip;q=1.0, br;q=0", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("gzip;q=0.000", null)]
    [InlineData("deflate", null)]
    [InlineData("", null)]
    public async Task Large_answers_are_packed_as_the_client_takes_them(string accepted, string? coding)
    {
        var plain = await server.GetAsync(Large);
        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Large);
            request.Headers.TryAddWithoutValidation("Accept", Answer.Modern);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
            using var response = await server.Http.SendAsync(request, Cancellation);

            Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Equal(plain.Body, await UnpackAsync(response, coding));
            Assert.Equal(coding is null, plain.Headers["ETag"] == response.Headers.ETag!.Tag);
        }
    }

    [Fact]
    public async Task Small_answers_are_not_packed()
    {
        var answer = await server.GetAsync("/graphql?query={enterprises{totalCount}}", Answer.Modern, ("Accept-Encoding", "gzip, br"));

        Assert.DoesNotContain("Content-Encoding", answer.Headers.Keys);
    }

    private static async Task<string> UnpackAsync(HttpResponseMessage response, string? coding)
    {
        var stream = await response.Content.ReadAsStreamAsync(Cancellation);
        using var reader = new StreamReader(coding switch
        {
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            _ => stream,
        });
        return await reader.ReadToEndAsync(Cancellation);
    }
}
