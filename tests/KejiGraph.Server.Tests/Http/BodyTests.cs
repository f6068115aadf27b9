using System.IO.Compression;
using System.Text;

namespace KejiGraph.Server.Tests.Http;

public sealed class BodyTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Query = """{"query":"{ university(id: \"uni-jilin\") { name } }"}""";

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("GZIP")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task A_compressed_body_is_read(string encoding)
    {
        var answer = await server.PostAsync(Encode(Encoding.UTF8.GetBytes(Query), encoding), headers: [("Content-Encoding", encoding)]);

        Assert.Equal((200, """{"data":{"university":{"name":"吉林大学"}}}"""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, br")]
    public async Task Another_encoding_is_415_with_those_that_are_read(string encoding)
    {
        var answer = await server.PostAsync(Encoding.UTF8.GetBytes(Query), headers: [("Content-Encoding", encoding)]);

        Assert.Equal((415, "gzip, deflate, br"), (answer.Status, answer.Headers["Accept-Encoding"]));
        Assert.Equal(
            $"The body has the Content-Encoding \"{encoding}\"; send it plain or as one of gzip, deflate, br.", answer.Message);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_body_that_is_not_encoded_as_it_says_is_400(string encoding)
    {
        var answer = await server.PostAsync(Encoding.UTF8.GetBytes(Query), headers: [("Content-Encoding", encoding)]);

        Assert.Equal((400, $"The body is not {encoding}, as its Content-Encoding says."), (answer.Status, answer.Message));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_compressed_body_that_breaks_off_is_400(string encoding)
    {
        var whole = Encode(Encoding.UTF8.GetBytes(Query), encoding);

        Assert.Equal(400, (await server.PostAsync(whole[..(whole.Length / 2)], headers: [("Content-Encoding", encoding)])).Status);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_bomb_is_refused_at_the_limit_and_costs_a_fraction_of_reading_it(string encoding)
    {
        // As large as 64 bodies that are allowed.
        var bomb = Encode(new byte[64 << 20], encoding);
        var allowed = Encode(Encoding.UTF8.GetBytes(Query.PadRight(1 << 20)), encoding);
        var (refused, answered) = (TimeSpan.Zero, TimeSpan.Zero);

        for (var attempt = 0; attempt < 40; attempt++)
        {
            var (answer, spent) = await SpentAsync(bomb);
            refused += spent;
            Assert.Equal((413, "LIMIT_EXCEEDED"), (answer.Status, answer.Code));
            Assert.Equal("The body is larger than the 1048576 bytes that are allowed.", answer.Message);

            (answer, spent) = await SpentAsync(allowed);
            answered += spent;
            Assert.Equal(200, answer.Status);
        }

        Assert.True(
            refused < answered * 16, $"40 bombs took {refused.TotalMilliseconds} ms, 40 allowed bodies {answered.TotalMilliseconds} ms.");

        async Task<(Answer, TimeSpan)> SpentAsync(byte[] body)
        {
            var before = server.Process.ProcessorTime;
            var answer = await server.PostAsync(body, headers: [("Content-Encoding", encoding)]);
            return (answer, server.Process.ProcessorTime - before);
        }
    }

    [Fact]
    public async Task A_body_without_a_length_is_read_up_to_the_limit()
    {
        Assert.Equal(200, await PostInPiecesAsync(Query + new string(' ', (1 << 20) - Query.Length)));
        Assert.Equal(413, await PostInPiecesAsync(Query + new string(' ', (1 << 20) + 1 - Query.Length)));
    }

    [Fact]
    public async Task A_document_is_read_through_all_escapes_of_JSON()
    {
        var escaped = string.Concat("{ university(id: \"uni-jilin\") { name } }".Select(one => $"\\u{(int)one:x4}"));

        var answer = await server.PostAsync("{\"\\u0071uery\":\"" + escaped + "\"}");

        Assert.Equal("""{"data":{"university":{"name":"吉林大学"}}}""", answer.Body);
    }

    [Fact]
    public async Task Surrogate_pairs_are_text()
    {
        Assert.Equal(200, (await server.PostAsync("""{"query":"{ __type(name: \"\uD83D\uDE00\") { name } }"}""")).Status);
    }

    [Theory]
    [InlineData("""{"query":"{ __type(name: \"\uD83D\") { name } }"}""")]
    [InlineData("""{"query":"\uDE00\uD83D"}""")]
    [InlineData("""{"query":"query ($id: ID!) { university(id: $id) { name } }","variables":{"id":"\uD83Dx"}}""")]
    [InlineData("""{"query":"query ($id: ID!) { university(id: $id) { name } }","variables":{"\uD83D\uD83D\uDE00":1}}""")]
    [InlineData("""{"query":"{ __typename }","operationName":"\\\uDBFF"}""")]
    [InlineData("""{"query":"{ __typename }","\uDBFF":1}""")]
    public async Task Half_a_surrogate_pair_is_refused_wherever_it_stands(string body)
    {
        var answer = await server.PostAsync(body);

        Assert.Equal((422, "BAD_USER_INPUT"), (answer.Status, answer.Code));
        Assert.Equal(
            "A string of the request has one half of a surrogate pair (\\uD800 to \\uDFFF) without the other, which is no text; send both.",
            answer.Message);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_refused()
    {
        var answer = await server.PostAsync([.. "{\"query\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        Assert.Equal((400, "The body is not UTF-8."), (answer.Status, answer.Message));
    }

    [Theory]
    [InlineData("variables", 200, 200)]
    [InlineData("variables", 201, 422)]
    [InlineData("variables", 100_000, 422)]
    [InlineData("extensions", 201, 422)]
    [InlineData("other", 100_000, 422)]
    public async Task JSON_is_nested_as_deep_as_the_limit_says(string member, int depth, int status)
    {
        var nested = string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1);

        var answer = await server.PostAsync("{\"query\":\"{ __typename }\",\"" + member + "\":" + nested + "}");

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? null : "The JSON of the request is nested more than 200 levels deep.", status == 200 ? null : answer.Message);
        Assert.Equal(status == 200 ? null : "LIMIT_EXCEEDED", status == 200 ? null : answer.Code);
    }

    [Fact]
    public async Task JSON_in_a_URL_has_the_same_limit()
    {
        var nested = string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "{}" + new string('}', 200);

        var answer = await server.GetAsync("/graphql?query={__typename}&variables=" + Uri.EscapeDataString(nested));

        Assert.Equal((422, "LIMIT_EXCEEDED"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("""{"query":"{ __typename }"} x""")]
    [InlineData("""{"query":"{ __typename }",}""")]
    [InlineData("")]
    public async Task What_is_around_the_object_must_be_JSON_too(string body)
    {
        var answer = await server.PostAsync(body);

        Assert.Equal((400, "The request is not JSON."), (answer.Status, answer.Message));
    }

    private async Task<int> PostInPiecesAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = true;
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    private static byte[] Encode(byte[] plain, string encoding)
    {
        using var encoded = new MemoryStream();
        using (Stream? encoder = encoding switch
        {
            "gzip" or "GZIP" or "x-gzip" => new GZipStream(encoded, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(encoded, CompressionLevel.Fastest),
            "br" => new BrotliStream(encoded, CompressionLevel.Fastest),
            _ => null,
        })
        {
            (encoder ?? encoded).Write(plain);
        }

        return encoded.ToArray();
    }
}
