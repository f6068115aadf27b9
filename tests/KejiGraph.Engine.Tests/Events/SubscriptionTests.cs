using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using KejiGraph.Engine.Events;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Results;
using KejiGraph.Graph.Stores;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Engine.Tests.Events;

public sealed class SubscriptionTests
{
    private const int Author = 2;

    private static readonly EventType Tick = new(
        "Tick",
        [
            new EventField.Value("number", SpecifiedScalars.Int.NonNull, tick => ((TickEvent)tick).Number),
            new EventField.Value("word", SpecifiedScalars.String, tick => ((TickEvent)tick).Word),
            new EventField.Node("thing", "Thing", tick => ((TickEvent)tick).Id),
        ]);

    private readonly Channel<object> _clock = Channel.CreateUnbounded<object>();
    private ArgumentValues? _arguments;

    [Fact]
    public async Task Each_event_is_answered_with_what_it_says_and_the_nodes_it_names_in_one_trip()
    {
        var store = new NoStore(LibraryGraph.Model.Graph, sink =>
        {
            sink.BeginNode(Author);
            sink.EscapedText("Bo"u8);
            sink.EndObject();
        });
        Tell(new TickEvent(1, "one", "a"), new TickEvent(2, null, "a"));

        var (kind, responses) = await FollowAsync(
            store, "subscription { tick(every: 5) { __typename number ... { w: word } thing { __typename name } } }");

        Assert.Equal(ResponseKind.Events, kind);
        Assert.Equal(
            [
                "{\"data\":{\"tick\":{\"__typename\":\"Tick\",\"number\":1,\"w\":\"one\",\"thing\":{\"__typename\":\"Author\",\"name\":\"Bo\"}}}}",
                "{\"data\":{\"tick\":{\"__typename\":\"Tick\",\"number\":2,\"w\":null,\"thing\":{\"__typename\":\"Author\",\"name\":\"Bo\"}}}}",
            ],
            responses);
        Assert.Equal(2, store.Runs);
        Assert.True(_arguments!.TryGetValue("every", out var every));
        Assert.Equal(5, every);
    }

    [Fact]
    public async Task An_event_without_nodes_is_no_trip()
    {
        var store = new NoStore(LibraryGraph.Model.Graph);
        Tell(new TickEvent(1, "蛙\"", null));

        var (_, responses) = await FollowAsync(store, "subscription { tick { word } }");

        Assert.Equal(["{\"data\":{\"tick\":{\"word\":\"蛙\\\"\"}}}"], responses);
    }

    [Fact]
    public async Task A_store_that_fails_fails_one_response_and_not_the_subscription()
    {
        var runs = 0;
        var store = new NoStore(LibraryGraph.Model.Graph, sink =>
        {
            if (runs++ == 0)
            {
                throw new GraphStoreException(StoreFailure.Unavailable, "The store is gone.");
            }

            sink.Null();
        });
        Tell(new TickEvent(1, null, "a"), new TickEvent(2, null, "a"));

        var (_, responses) = await FollowAsync(store, "subscription { tick { number thing { id } } }");

        Assert.Equal(
            [
                "{\"errors\":[{\"message\":\"The store is gone.\",\"extensions\":{\"code\":\"STORE_UNAVAILABLE\"}}]}",
                "{\"data\":{\"tick\":{\"number\":2,\"thing\":null}}}",
            ],
            responses);
    }

    [Theory]
    [InlineData("subscription { tick(every: -1) { number } more: tick { number } }", "Anonymous Subscription must select only one top level field.", ResponseKind.NotValid)]
    [InlineData("subscription ($n: Int!) { tick(every: $n) { number } }", "Variable \"$n\" has invalid value: Expected a value of non-null type \"Int!\" to be provided.", ResponseKind.NotValid)]
    public async Task A_subscription_that_is_not_valid_is_refused_before_any_event(string query, string message, ResponseKind expected)
    {
        var (kind, responses) = await FollowAsync(new NoStore(LibraryGraph.Model.Graph), query);

        Assert.Equal(expected, kind);
        Assert.Equal(message, JsonDocument.Parse(Assert.Single(responses)).RootElement.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task Whoever_stops_following_ends_the_stream_of_events()
    {
        var ended = new TaskCompletionSource();
        var engine = Engine(new NoStore(LibraryGraph.Model.Graph), cancellationToken =>
            cancellationToken.Register(ended.SetResult));
        Tell(complete: false, new TickEvent(1, null, null));
        using var cancellation = new CancellationTokenSource();
        using var response = await engine.ExecuteAsync(Request("subscription { tick { number } }"), cancellation.Token);
        await using var responses = response.Later!.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await responses.MoveNextAsync());

        var next = responses.MoveNextAsync();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        await ended.Task;
    }

    [Theory]
    [InlineData("subscription { tick { number } }", "A subscription cannot be sent this way; accept text/event-stream, or use a WebSocket with graphql-transport-ws.")]
    [InlineData("mutation { anything }", "A mutation cannot be sent this way; send it with POST.")]
    public async Task A_transport_that_does_not_carry_an_operation_refuses_it_even_if_it_is_not_valid(string query, string message)
    {
        var engine = Engine(new NoStore(LibraryGraph.Model.Graph));

        using var response = await engine.ExecuteAsync(
            Request(query) with { Allowed = OperationKinds.Query }, TestContext.Current.CancellationToken);

        Assert.Equal(ResponseKind.NotAllowed, response.Kind);
        Assert.Equal(
            "{\"errors\":[{\"message\":\"" + message + "\",\"extensions\":{\"code\":\"BAD_USER_INPUT\"}}]}",
            Encoding.UTF8.GetString(response.Body.Written.Span));
    }

    private void Tell(params TickEvent[] ticks) => Tell(complete: true, ticks);

    private void Tell(bool complete, params TickEvent[] ticks)
    {
        foreach (var tick in ticks)
        {
            _clock.Writer.TryWrite(tick);
        }

        if (complete)
        {
            _clock.Writer.Complete();
        }
    }

    private static GraphQLRequest Request(string query) =>
        new(Encoding.UTF8.GetBytes(query)) { Allowed = OperationKinds.Query | OperationKinds.Subscription };

    private GraphQLEngine Engine(IGraphStore store, Action<CancellationToken>? subscribed = null) => new(
        LibraryGraph.Model,
        store,
        new EngineOptions
        {
            Events =
            [
                new EventSource("tick", Tick, (arguments, cancellationToken) =>
                {
                    _arguments = arguments;
                    subscribed?.Invoke(cancellationToken);
                    return _clock.Reader.ReadAllAsync(cancellationToken);
                })
                {
                    Arguments = [new InputValueDefinition("every", SpecifiedScalars.Int)],
                },
            ],
        });

    private async Task<(ResponseKind Kind, List<string> Responses)> FollowAsync(IGraphStore store, string query)
    {
        using var response = await Engine(store).ExecuteAsync(Request(query), TestContext.Current.CancellationToken);
        if (response.Later is null)
        {
            return (response.Kind, [Encoding.UTF8.GetString(response.Body.Written.Span)]);
        }

        var responses = new List<string>();
        await foreach (var one in response.Later)
        {
            responses.Add(Encoding.UTF8.GetString(one.Written.Span));
        }

        return (response.Kind, responses);
    }

    private sealed record TickEvent(long Number, string? Word, string? Id);
}
