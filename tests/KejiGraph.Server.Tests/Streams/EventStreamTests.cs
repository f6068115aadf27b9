using System.Text;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Streams;

public sealed class EventStreamTests
{
    private const string Events = "text/event-stream";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_single_response_is_one_event_and_the_end()
    {
        await using var host = await StreamHost.StartAsync();

        using var response = await host.AskAsync("single", Events);

        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
        Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.Equal(
            ":\n\nevent: next\ndata: {\"data\":{\"a\":\"图\"}}\n\nevent: complete\ndata:\n\n",
            await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_wrong_with_a_document_is_an_event_because_an_EventSource_shows_no_status()
    {
        await using var host = await StreamHost.StartAsync();

        using var response = await host.AskAsync("invalid", Events);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(
            ":\n\nevent: next\ndata: {\"extensions\":{\"cost\":[1]},\"errors\":[{\"message\":\"No.\"}]}\n\nevent: complete\ndata:\n\n",
            await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task What_may_not_be_asked_in_this_way_is_no_stream()
    {
        await using var host = await StreamHost.StartAsync();

        using var response = await host.AskAsync("forbidden", Events);

        Assert.Equal(299, (int)response.StatusCode);
    }

    [Fact]
    public async Task Parts_are_events()
    {
        await using var host = await StreamHost.StartAsync();
        host.Script["a"].Emit("""{"hasNext":false}""");
        host.Script["a"].Finish();

        using var response = await host.AskAsync("parts a", "application/json, text/event-stream");

        Assert.Equal(
            ":\n\nevent: next\ndata: {\"data\":{},\"hasNext\":true}\n\nevent: next\ndata: {\"hasNext\":false}\n\nevent: complete\ndata:\n\n",
            await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Each_event_of_a_subscription_is_sent_when_it_happens()
    {
        await using var host = await StreamHost.StartAsync();
        using var response = await host.AskAsync("events a", Events);
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);

        Assert.Equal(":\n\n", await ReadAsync(body, 3));
        host.Script["a"].Emit("{\"data\":1}");
        Assert.Equal("event: next\ndata: {\"data\":1}\n\n", await ReadAsync(body, 30));
        host.Script["a"].Emit("{\"data\":2}");
        Assert.Equal("event: next\ndata: {\"data\":2}\n\n", await ReadAsync(body, 30));
        host.Script["a"].Finish();
        Assert.Equal("event: complete\ndata:\n\n", await ReadToEndAsync(body));
        await host.Script["a"].Ended;
    }

    [Fact]
    public async Task A_stream_without_events_gets_a_comment_in_every_interval()
    {
        var time = new ManualTime();
        await using var host = await StreamHost.StartAsync(time: time);
        using var response = await host.AskAsync("events a", Events);
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        await time.SomebodyWaitsAsync(StreamHost.KeepAlive);
        Assert.Equal(":\n\n", await ReadAsync(body, 3));

        for (var interval = 0; interval < 3; interval++)
        {
            time.Advance(StreamHost.KeepAlive);
            Assert.Equal(":\n\n", await ReadAsync(body, 3));
        }

        host.Script["a"].Finish();
        Assert.Equal("event: complete\ndata:\n\n", await ReadToEndAsync(body));
    }

    [Fact]
    public async Task A_client_that_vanishes_ends_its_subscription()
    {
        await using var host = await StreamHost.StartAsync();
        var response = await host.AskAsync("events a", Events);
        await host.Script["a"].Taken;

        response.Dispose();

        await host.Script["a"].Ended;
    }

    [Fact]
    public async Task A_server_that_stops_ends_subscriptions_without_saying_that_they_are_complete()
    {
        await using var host = await StreamHost.StartAsync();
        using var response = await host.AskAsync("events a", Events);
        await host.Script["a"].Taken;

        var stopped = host.StopAsync();

        Assert.Equal(":\n\n", await response.Content.ReadAsStringAsync(Cancellation));
        await stopped;
        await host.Script["a"].Ended;
    }

    [Fact]
    public async Task A_fault_in_the_middle_breaks_the_response_off()
    {
        await using var host = await StreamHost.StartAsync();
        using var response = await host.AskAsync("parts a", Events);
        host.Script["a"].Finish(new InvalidOperationException("secret"));

        await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<string> ReadAsync(Stream body, int length)
    {
        var bytes = new byte[length];
        await body.ReadExactlyAsync(bytes, Cancellation);
        return Encoding.UTF8.GetString(bytes);
    }

    private static async Task<string> ReadToEndAsync(Stream body)
    {
        using var reader = new StreamReader(body);
        return await reader.ReadToEndAsync(Cancellation);
    }
}
