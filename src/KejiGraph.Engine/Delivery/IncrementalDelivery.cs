using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using KejiGraph.Engine.Compile;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Stores;
using KejiGraph.GraphQL;

namespace KejiGraph.Engine.Delivery;

/// <summary>
/// Delivers what <c>@defer</c> and <c>@stream</c> put off in one response. Each payload is one trip to the store: a fragment that
/// was put off at many places is read for all of them at once. Items of lists were read already. Used by one thread at a time.
/// </summary>
internal sealed class IncrementalDelivery(OperationRunner runner, ResponseContext context, IDeliveryForm form)
{
    private static readonly byte[] Null = "null"u8.ToArray();

    private List<PendingPlace> _waiting = [];
    private int _announced;

    /// <summary>Adds to the first payload what is announced with it.</summary>
    public void Begin(ResponseBuffer output, IEnumerable<LaterPlace> places) => form.WriteFirst(output, Announce(places));

    /// <summary>The payloads that follow. A buffer is good until the next one is asked for.</summary>
    public async IAsyncEnumerable<ResponseBuffer> PayloadsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var payload = new ResponseBuffer();
        while (_waiting.Count > 0)
        {
            using var values = new ResponseBuffer();
            var later = new LaterPlaces();
            var group = TakeGroup();
            var delivered = group[0].Place is LaterPlace.Streamed
                ? Items(group, later)
                : await ReadAsync(group, values, later, cancellationToken).ConfigureAwait(false);
            payload.Truncate(0);
            form.Write(payload, Announce(later.All), delivered, hasNext: _waiting.Count > 0);
            yield return payload;
        }
    }

    private PendingPlace[] Announce(IEnumerable<LaterPlace> places)
    {
        PendingPlace[] pending = [.. places.Select(place => new PendingPlace($"{_announced++}", place))];
        _waiting.AddRange(pending);
        return pending;
    }

    /// <summary>The first place that waits, with all others that can be delivered with it.</summary>
    private List<PendingPlace> TakeGroup()
    {
        var first = _waiting[0].Place;
        var (group, others) = (new List<PendingPlace>(), new List<PendingPlace>());
        foreach (var pending in _waiting)
        {
            (IsDeliveredWith(first, pending.Place) ? group : others).Add(pending);
        }

        _waiting = others;
        return group;
    }

    /// <summary>Both are lists, whose items are there already, or both are places of one fragment, which one trip reads.</summary>
    private static bool IsDeliveredWith(LaterPlace first, LaterPlace other) => (first, other) switch
    {
        (LaterPlace.Streamed, LaterPlace.Streamed) => true,
        (LaterPlace.Deferred left, LaterPlace.Deferred right) => left.Part.Operation == right.Part.Operation,
        _ => false,
    };

    private static List<DeliveredPlace> Items(List<PendingPlace> group, LaterPlaces later)
    {
        var delivered = new List<DeliveredPlace>();
        foreach (var pending in group)
        {
            var list = (LaterPlace.Streamed)pending.Place;
            delivered.Add(new DeliveredPlace(pending, list.Items, list.Errors, list.Failure is null ? [] : [list.Failure]));
            foreach (var place in list.Inner)
            {
                later.Add(place);
            }
        }

        return delivered;
    }

    private async ValueTask<List<DeliveredPlace>> ReadAsync(
        List<PendingPlace> group, ResponseBuffer values, LaterPlaces later, CancellationToken cancellationToken)
    {
        LaterPlace.Deferred[] places = [.. group.Select(pending => (LaterPlace.Deferred)pending.Place)];
        var part = places[0].Part;
        try
        {
            var operation = part.Operation.Value;
            var arguments = runner.Bind(
                operation, context, isIncremental: true, nodeIds: part.IsOfNodes ? [.. places.Select(place => place.NodeId)] : []);
            var shaper = new ResponseShaper(
                values, arguments, context, later, part.IsOfNodes ? [.. places.Select(place => place.Anchor)] : null);
            await runner.RunAsync(operation, arguments, shaper, reads: null, work: null, cancellationToken).ConfigureAwait(false);
            if (shaper.IsNull)
            {
                return Failed(group, shaper.Errors);
            }

            shaper.PutOff(operation.Parts);
            return [.. group.Select((pending, index) => Delivered(pending, index, values, shaper))];
        }
        catch (GraphStoreException failure)
        {
            return Failed(group, [StoreErrors.Of(failure)]);
        }
        catch (GraphQLException refusal)
        {
            return Failed(group, refusal.Errors);
        }
    }

    private static DeliveredPlace Delivered(PendingPlace pending, int index, ResponseBuffer values, ResponseShaper shaper)
    {
        var place = (LaterPlace.Deferred)pending.Place;
        var (value, errors) = place.Part.IsOfNodes
            ? Object(values, shaper, index)
            : (values.Written, shaper.Errors);
        if (value.Span.SequenceEqual(Null))
        {
            return new DeliveredPlace(
                pending, default, [], errors.Count > 0 ? errors : [FieldErrors.NodeIsGone(place.NodeId!, place.Path)]);
        }

        return new DeliveredPlace(pending, place.Part.Entry is { } entry ? Inner(value, entry) : value, errors, []);
    }

    /// <summary>The object of one place, and the errors of its fields.</summary>
    private static (ReadOnlyMemory<byte> Value, IReadOnlyList<GraphQLError> Errors) Object(
        ResponseBuffer values, ResponseShaper shaper, int index)
    {
        var (mark, next) = (shaper.Marks[index], shaper.Marks[index + 1]);
        return (
            values.Written[mark.Bytes..(next.Bytes - 1)],
            [.. shaper.Errors.Skip(mark.Errors).Take(next.Errors - mark.Errors)]);
    }

    /// <summary>The value of the only entry of an object.</summary>
    private static ReadOnlyMemory<byte> Inner(ReadOnlyMemory<byte> value, string entry) =>
        value[(Encoding.UTF8.GetByteCount(entry) + "{\"\":".Length)..^1];

    private static List<DeliveredPlace> Failed(List<PendingPlace> group, IReadOnlyList<GraphQLError> errors) =>
        [.. group.Select(pending => new DeliveredPlace(pending, default, [], errors))];
}
