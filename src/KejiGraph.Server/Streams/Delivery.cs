using KejiGraph.Engine.Requests;

namespace KejiGraph.Server.Streams;

/// <summary>Takes the payloads of a response, as long as somebody listens, and ends what makes them in every case.</summary>
internal static class Delivery
{
    /// <summary>Sends all payloads, then that there are no more.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task SendAsync(GraphQLResponse response, IPayloadOutput output, CancellationToken cancellationToken)
    {
        if (response.Kind != ResponseKind.Events && !await output.NextAsync(response.Body.Written))
        {
            return;
        }

        if (response.Later is { } later)
        {
            await foreach (var payload in later.WithCancellation(cancellationToken))
            {
                if (!await output.NextAsync(payload.Written))
                {
                    return;
                }
            }
        }

        await output.CompleteAsync();
    }
}
