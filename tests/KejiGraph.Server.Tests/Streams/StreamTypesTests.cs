using KejiGraph.Server.Streams;
using Microsoft.AspNetCore.Http;

namespace KejiGraph.Server.Tests.Streams;

public sealed class StreamTypesTests
{
    [Theory]
    [InlineData("application/json", "None")]
    [InlineData("*/*", "None")]
    [InlineData("multipart/*", "None")]
    [InlineData("text/*", "None")]
    [InlineData("multipart/mixed", "MultipartPending")]
    [InlineData("Multipart/Mixed; boundary=\"-\"", "MultipartPending")]
    [InlineData("multipart/mixed;incrementalSpec=v0.2", "MultipartPending")]
    [InlineData("multipart/mixed;incrementalSpec=\"v0.2\"", "MultipartPending")]
    [InlineData("multipart/mixed;incrementalSpec=v0.1", "None")]
    [InlineData("multipart/mixed;deferSpec=20220824", "MultipartPaths")]
    [InlineData("multipart/mixed;deferSpec=20200101", "None")]
    [InlineData("multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json", "None")]
    [InlineData("multipart/mixed;q=0", "None")]
    [InlineData("text/event-stream", "Events, subscriptions, all")]
    [InlineData("text/event-stream;q=0", "None")]
    [InlineData("text/event-stream, application/json", "Events, subscriptions, all")]
    [InlineData("application/json, text/event-stream", "Events, subscriptions")]
    [InlineData("application/json, text/event-stream;q=0.5", "None, subscriptions")]
    [InlineData("application/json;q=0.5, text/event-stream;q=0.9", "Events, subscriptions, all")]
    [InlineData("application/json, multipart/mixed;q=0.5", "None")]
    [InlineData("multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9", "MultipartPaths")]
    [InlineData("application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed", "Events, subscriptions")]
    [InlineData("text/event-stream, multipart/mixed", "Events, subscriptions, all")]
    [InlineData("multipart/mixed, text/event-stream", "MultipartPending, subscriptions")]
    [InlineData("not a media type", "None")]
    public void A_stream_is_chosen_when_it_is_named_and_liked_no_less_than_one_piece(string accept, string expected)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Accept = accept;

        var types = StreamTypes.Negotiate(context.Request);

        Assert.Equal(
            expected,
            $"{types.Form}{(types.TakesEvents ? ", subscriptions" : "")}{(types.PrefersEvents ? ", all" : "")}");
    }

    [Fact]
    public void Without_the_header_a_response_is_one_piece()
    {
        Assert.Equal(new StreamTypes(StreamForm.None, TakesEvents: false, PrefersEvents: false), StreamTypes.Negotiate(new DefaultHttpContext().Request));
    }
}
