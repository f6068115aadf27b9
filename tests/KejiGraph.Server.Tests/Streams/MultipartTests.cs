using System.Text;

namespace KejiGraph.Server.Tests.Streams;

public sealed class MultipartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("multipart/mixed", "multipart/mixed; boundary=\"-\"; incrementalSpec=v0.2")]
    [InlineData("multipart/mixed;deferSpec=20220824, application/json", "multipart/mixed; boundary=\"-\"; deferSpec=20220824")]
    public async Task Parts_have_a_delimiter_a_media_type_and_a_payload(string accept, string contentType)
    {
        await using var host = await StreamHost.StartAsync();
        host.Script["a"].Emit("""{"incremental":[],"hasNext":true}""");
        host.Script["a"].Emit("""{"hasNext":false}""");
        host.Script["a"].Finish();

        using var response = await host.AskAsync("parts a", accept);

        Assert.Equal(contentType, response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
        Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.Null(response.Content.Headers.ContentLength);
        Assert.Equal(
            "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"data\":{},\"hasNext\":true}"
            + "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"incremental\":[],\"hasNext\":true}"
            + "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"hasNext\":false}"
            + "\r\n-----\r\n",
            await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_part_is_sent_whole_before_the_next_one_is_there()
    {
        await using var host = await StreamHost.StartAsync();
        using var response = await host.AskAsync("parts a", "multipart/mixed");
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);

        const string First = "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"data\":{},\"hasNext\":true}\r\n---";

        Assert.Equal(First, await ReadAsync(body, First.Length));
        host.Script["a"].Finish();
        Assert.Equal("--\r\n", await ReadAsync(body, 4));
    }

    [Fact]
    public async Task A_response_that_is_one_piece_is_written_as_one()
    {
        await using var host = await StreamHost.StartAsync();

        using var response = await host.AskAsync("single", "multipart/mixed, application/json");

        Assert.Equal("""{"data":{"a":"图"}}""", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(299, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_client_that_takes_only_parts_gets_one_part()
    {
        await using var host = await StreamHost.StartAsync();

        using var response = await host.AskAsync("single", "multipart/mixed");

        Assert.Equal(
            "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"data\":{\"a\":\"图\"}}\r\n-----\r\n",
            await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_client_that_takes_only_parts_gets_errors_by_status()
    {
        await using var host = await StreamHost.StartAsync();

        using var response = await host.AskAsync("invalid", "multipart/mixed");

        Assert.Equal(299, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_client_that_vanishes_between_two_parts_ends_what_makes_them()
    {
        await using var host = await StreamHost.StartAsync();
        var response = await host.AskAsync("parts a", "multipart/mixed");
        await host.Script["a"].Taken;

        response.Dispose();

        await host.Script["a"].Ended;
    }

    private static async Task<string> ReadAsync(Stream body, int length)
    {
        var bytes = new byte[length];
        await body.ReadExactlyAsync(bytes, Cancellation);
        return Encoding.UTF8.GetString(bytes);
    }
}
