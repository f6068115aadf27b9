namespace KejiGraph.Server.Tests.Http;

public sealed class CrossSiteTests(CrossSiteTests.Trusting server) : IClassFixture<CrossSiteTests.Trusting>
{
    private const string Path = "/graphql?query={__typename}";

    [Theory]
    [InlineData("Sec-Fetch-Site: cross-site")]
    [InlineData("Sec-Fetch-Site: same-site")]
    [InlineData("Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate")]
    [InlineData("Sec-Fetch-Site: cross-site|Content-Type: text/plain")]
    [InlineData("Sec-Fetch-Site: cross-site|Content-Type: multipart/form-data; boundary=x")]
    [InlineData("Sec-Fetch-Site: cross-site|Content-Type: application/x-www-form-urlencoded;charset=utf-8")]
    [InlineData("Sec-Fetch-Site: cross-site|Apollo-Require-Preflight: ")]
    [InlineData("Origin: https://evil.example")]
    [InlineData("Origin: null")]
    [InlineData("Origin: http://127.0.0.1:1")]
    [InlineData("Host: kejigraph.example|Origin: http://kejigraph.example:8080")]
    [InlineData("Referer: https://evil.example/page")]
    public async Task A_simple_request_of_another_site_is_not_executed(string headers)
    {
        var answer = await server.GetAsync(Path, Answer.Modern, Headers(headers));

        Assert.Equal((403, "FORBIDDEN"), (answer.Status, answer.Code));
        Assert.Equal(
            "A page of another site asked for this in a way that its browser does not check first. Send the header \"GraphQL-Preflight: 1\", or POST with application/json.",
            answer.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Sec-Fetch-Site: same-origin")]
    [InlineData("Sec-Fetch-Site: none")]
    [InlineData("Sec-Fetch-Site: cross-site|GraphQL-Preflight: 1")]
    [InlineData("Sec-Fetch-Site: cross-site|GraphQL-Require-Preflight: 1")]
    [InlineData("Sec-Fetch-Site: cross-site|Apollo-Require-Preflight: true")]
    [InlineData("Sec-Fetch-Site: cross-site|X-Apollo-Operation-Name: Q")]
    [InlineData("Sec-Fetch-Site: cross-site|Content-Type: application/json")]
    [InlineData("Sec-Fetch-Site: cross-site|Origin: https://app.example")]
    [InlineData("Origin: {0}|Referer: {0}/graphql")]
    [InlineData("Host: kejigraph.example|Origin: https://kejigraph.example")]
    public async Task Other_clients_and_the_own_page_keep_working(string headers)
    {
        Assert.Equal(200, (await server.GetAsync(Path, Answer.Modern, Headers(headers))).Status);
    }

    [Theory]
    [InlineData("/graphql?documentId=none")]
    [InlineData("/graphql/persisted/none")]
    public async Task Persisted_documents_are_guarded_too(string path)
    {
        Assert.Equal(403, (await server.GetAsync(path, Answer.Modern, ("Sec-Fetch-Site", "cross-site"))).Status);
    }

    [Fact]
    public async Task A_link_of_another_site_to_the_query_page_works()
    {
        Assert.Equal(200, (await server.GetAsync("/graphql", "text/html", ("Sec-Fetch-Site", "cross-site"))).Status);
    }

    [Fact]
    public async Task A_page_of_a_trusted_origin_may_read_answers()
    {
        var answer = await server.GetAsync(Path, Answer.Modern, ("Origin", "https://app.example"));

        Assert.Equal("https://app.example", answer.Headers["Access-Control-Allow-Origin"]);
        Assert.Equal("ETag,Retry-After,X-Request-Id", answer.Headers["Access-Control-Expose-Headers"]);
        Assert.Equal("Accept, Accept-Encoding, Origin", answer.Headers["Vary"]);
    }

    [Fact]
    public async Task A_preflight_is_answered_for_trusted_origins_alone()
    {
        var trusted = await PreflightAsync("https://app.example");
        var other = await PreflightAsync("https://evil.example");

        Assert.Equal((204, "https://app.example"), (trusted.Status, trusted.Headers["Access-Control-Allow-Origin"]));
        Assert.Equal("content-type,graphql-preflight", trusted.Headers["Access-Control-Allow-Headers"]);
        Assert.DoesNotContain("Access-Control-Allow-Origin", other.Headers.Keys);
    }

    private async Task<Answer> PreflightAsync(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,graphql-preflight");
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }

    private (string Name, string Value)[] Headers(string headers) =>
    [
        .. headers.Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(header => header.Replace("{0}", server.Url, StringComparison.Ordinal).Split(": "))
            .Select(parts => (parts[0], parts[1])),
    ];

    public sealed class Trusting : RunningServer
    {
        protected override string[] Settings => ["--Server:CorsOrigins=https://app.example;https://other.example:8443"];
    }
}
