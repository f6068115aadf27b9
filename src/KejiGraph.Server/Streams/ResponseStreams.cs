using KejiGraph.Engine.Requests;

namespace KejiGraph.Server.Streams;

/// <summary>Writes the responses that come in more than one piece.</summary>
/// <param name="keepAlive">After how much time an event stream gets a comment.</param>
/// <param name="time">What the time is measured with.</param>
/// <param name="stopping">Cancelled when the server stops: subscriptions end, all else is finished.</param>
internal sealed class ResponseStreams(TimeSpan keepAlive, TimeProvider time, CancellationToken stopping)
{
    /// <summary>Writes a response when it has to be, or the client wants it to be, a stream.</summary>
    /// <param name="context">The request.</param>
    /// <param name="response">Its response.</param>
    /// <param name="types">What the client takes of streams.</param>
    /// <param name="takesSingle">The client takes a response that is one piece.</param>
    /// <returns>False when the response is to be written as one piece.</returns>
    public async ValueTask<bool> TryWriteAsync(HttpContext context, GraphQLResponse response, StreamTypes types, bool takesSingle)
    {
        var isSplit = response.Later is not null;

        // What must not even be asked for in this way is answered by its status.
        if (response.Kind == ResponseKind.NotAllowed)
        {
            return false;
        }

        if (types.PrefersEvents || response.Kind == ResponseKind.Events || (isSplit && types.Form == StreamForm.Events))
        {
            await WriteEventsAsync(context, response);
            return true;
        }

        var isSuccess = response.Kind is ResponseKind.Data or ResponseKind.DataWithErrors;
        if (!isSplit && (takesSingle || !isSuccess))
        {
            return false;
        }

        await MultipartOutput.WriteAsync(context, response, types.Form, context.RequestAborted);
        return true;
    }

    private async Task WriteEventsAsync(HttpContext context, GraphQLResponse response)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, response.Kind == ResponseKind.Events ? stopping : CancellationToken.None);
        using var events = await EventWriter.OpenAsync(context, end.Token);
        var pulse = events.KeepAliveAsync(keepAlive, time, end.Token);
        try
        {
            await Delivery.SendAsync(response, events, end.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The stream ends without "complete", so the client comes again, to the server that takes over.
        }
        finally
        {
            await end.CancelAsync();
            await pulse.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
