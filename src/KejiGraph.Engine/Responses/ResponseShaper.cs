using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;
using KejiGraph.GraphQL;

namespace KejiGraph.Engine.Responses;

/// <summary>
/// Makes <c>data</c> of the values that a store pushes, as JSON bytes without anything in between. Used by one thread, for one
/// response.
/// </summary>
/// <remarks>
/// (a) It walks the response shape in step with the pushes: a stack of frames says which entry or item comes next.
/// (b) Each frame knows where in the buffer its value begins. When null arrives where it cannot stand, the buffer is cut
/// back to the nearest frame that can be null, and null is written in its place (specification 6.4.4).
/// (c) What the store still pushes for the frames that were cut is counted and ignored.
/// (d) The items of a streamed list are written as all others, then cut out when the list ends.
/// </remarks>
/// <param name="output">Takes the bytes.</param>
/// <param name="arguments">What the plan was run with.</param>
/// <param name="context">What else the response is made with.</param>
/// <param name="later">Takes what comes later; null when the response is one piece.</param>
/// <param name="anchors">Where the objects of a part stand in the response; null for the first part and parts of the root.</param>
internal sealed class ResponseShaper(
    ResponseBuffer output,
    PlanArguments arguments,
    ResponseContext context,
    LaterPlaces? later = null,
    IReadOnlyList<ImmutableArray<PathSegment>>? anchors = null) : IResultSink
{
    // With anchors, the frames of the root and of the list of parts are no steps of a path.
    private const int FramesOfParts = 2;

    private readonly List<PartMark> _marks = [];
    private readonly List<GraphQLError> _errors = [];
    private ResponseFrame[] _frames = new ResponseFrame[16];
    private int _depth;

    // Begins without an end that belong to frames that were cut.
    private int _ignored;
    private bool _isNull;

    /// <summary>The errors of fields, in the order in which they happened.</summary>
    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>Null took the place of the root object.</summary>
    public bool IsNull => _isNull;

    /// <summary>Where each object of a part begins, and where the last one ends.</summary>
    public IReadOnlyList<PartMark> Marks => _marks;

    /// <summary>Begins the root object.</summary>
    public void Begin(ResponseShape.Object root) => Open(root, root.Entries);

    /// <summary>Ends the root object, once the store has pushed all it has.</summary>
    public void Complete()
    {
        if (!_isNull)
        {
            Close();
        }
    }

    /// <summary>Parts of the root object come later.</summary>
    public void PutOff(ImmutableArray<AnchoredPart> parts) => PutOff(parts, [], nodeId: null);

    /// <inheritdoc/>
    public void BeginList()
    {
        if (Ignores(1))
        {
            return;
        }

        var shape = (ResponseShape.List)Next();
        var initialCount = later is null ? null : shape.Stream?.InitialCount(context.Variables);
        if (initialCount < 0)
        {
            Fail(FieldErrors.NegativeInitialCount(CurrentEntry().Field, PathTo(_depth)));
            _ignored++;
            return;
        }

        Push(new ResponseFrame(shape, output.Length)
        {
            Stream = initialCount is { } count ? new StreamCut(shape.Stream!.Label, count) : null,
        });
        output.Append((byte)'[');
    }

    /// <inheritdoc/>
    public void EndList()
    {
        if (Ignores(-1))
        {
            return;
        }

        switch (_frames[_depth - 1])
        {
            case { Stream: { IsOn: true } cut }:
                CutOut(_depth - 1, cut, failure: null);
                break;
            case { Shape: ResponseShape.PartList }:
                _marks.Add(new PartMark(output.Length + 1, _errors.Count));
                break;
        }

        output.Append((byte)']');
        _depth--;
    }

    /// <inheritdoc/>
    public void BeginNode(int nodeType)
    {
        if (!Ignores(1))
        {
            var shape = (ResponseShape.Node)Next();
            Open(shape, shape.Entries(nodeType));
        }
    }

    /// <inheritdoc/>
    public void BeginObject()
    {
        if (!Ignores(1))
        {
            var shape = (ResponseShape.Object)Next();
            Open(shape, shape.Entries);
        }
    }

    /// <inheritdoc/>
    public void EndObject()
    {
        if (!Ignores(-1))
        {
            Close();
        }
    }

    /// <inheritdoc/>
    public void Null()
    {
        if (Ignores(0))
        {
            return;
        }

        if (!Next().IsNonNull)
        {
            output.Append("null"u8);
            return;
        }

        Fail(FieldErrors.NullInNonNull(CurrentEntry().Field, PathTo(_depth)));
    }

    /// <inheritdoc/>
    public void Boolean(bool value)
    {
        if (NextLeaf())
        {
            output.Append(value ? "true"u8 : "false"u8);
        }
    }

    /// <inheritdoc/>
    public void Integer(long value)
    {
        if (NextLeaf())
        {
            JsonText.Integer(output, value);
        }
    }

    /// <inheritdoc/>
    public void Float(double value)
    {
        if (NextLeaf())
        {
            JsonText.Float(output, value);
        }
    }

    /// <inheritdoc/>
    public void Decimal(decimal value)
    {
        if (NextLeaf())
        {
            JsonText.Decimal(output, value);
        }
    }

    /// <inheritdoc/>
    public void Date(DateOnly value)
    {
        if (NextLeaf())
        {
            JsonText.Date(output, value);
        }
    }

    /// <inheritdoc/>
    public void DateTime(DateTimeOffset value)
    {
        if (NextLeaf())
        {
            JsonText.DateTime(output, value);
        }
    }

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        switch (Ignores(0) ? null : Next())
        {
            case null:
                break;
            case ResponseShape.Anchor anchor:
                Anchored(anchor, Encoding.UTF8.GetString(utf8));
                break;
            default:
                JsonText.String(output, utf8);
                break;
        }
    }

    /// <inheritdoc/>
    public void EscapedText(ReadOnlySpan<byte> escapedUtf8)
    {
        switch (Ignores(0) ? null : Next())
        {
            case null:
                break;
            case ResponseShape.Anchor anchor:
                Anchored(anchor, JsonSerializer.Deserialize<string>([(byte)'"', .. escapedUtf8, (byte)'"'])!);
                break;
            default:
                output.AppendQuoted(escapedUtf8);
                break;
        }
    }

    /// <inheritdoc/>
    public void Cursor(CursorKey key)
    {
        if (!Ignores(0))
        {
            var leaf = (ResponseShape.CursorLeaf)Next();
            output.Append((byte)'"');
            context.Cursors.Write(output, leaf.OrderingOf(arguments), key);
            output.Append((byte)'"');
        }
    }

    private bool NextLeaf()
    {
        if (Ignores(0))
        {
            return false;
        }

        Next();
        return true;
    }

    /// <summary>What is pushed belongs to something that was cut.</summary>
    private bool Ignores(int nesting)
    {
        if (_ignored > 0)
        {
            _ignored += nesting;
            return true;
        }

        return _isNull;
    }

    /// <summary>The place of the next value; its comma and key are written.</summary>
    private ResponseShape Next()
    {
        ref var frame = ref _frames[_depth - 1];
        if (frame.Entries is not null)
        {
            return NextStored() ?? throw new UnreachableException("The store pushed a value for which the response has no place.");
        }

        var list = (ResponseShape.List)frame.Shape;
        if (frame.Stream is { } cut && frame.Next >= cut.InitialCount)
        {
            cut.BeginItem(output.Length, _errors.Count, later!.Count);
        }

        if (frame.Next++ > 0)
        {
            output.Append((byte)',');
        }

        if (list is ResponseShape.PartList)
        {
            _marks.Add(new PartMark(output.Length, _errors.Count));
        }

        return list.Item;
    }

    /// <summary>
    /// Writes entries until one is the store's, and that one's key; null at the end of the object. Goes into and out of objects
    /// of which the store knows nothing.
    /// </summary>
    private ResponseShape? NextStored()
    {
        while (true)
        {
            ref var frame = ref _frames[_depth - 1];
            if (frame.Next == frame.Entries!.Length)
            {
                if (frame.Shape is not ResponseShape.Object { IsOfEvent: true })
                {
                    return null;
                }

                output.Append((byte)'}');
                _depth--;
                continue;
            }

            var entry = frame.Entries[frame.Next++];
            if (!arguments.IsIncluded(entry.Condition))
            {
                continue;
            }

            if (entry is ResponseEntry.Hidden hidden)
            {
                return hidden.Shape;
            }

            output.Append(entry.Key(isFirst: output.Last == '{'));
            switch (entry)
            {
                case ResponseEntry.Stored stored:
                    return stored.Shape;
                case ResponseEntry.Inline inline:
                    Open(inline.Shape, inline.Shape.Entries);
                    break;
                case ResponseEntry.Known known:
                    known.Write(output, context);
                    break;
            }
        }
    }

    private void Open(ResponseShape shape, ResponseEntry[] entries)
    {
        Push(new ResponseFrame(shape, output.Length) { Entries = entries });
        output.Append((byte)'{');
    }

    private void Close()
    {
        if (NextStored() is not null)
        {
            throw new UnreachableException($"The store pushed no value for \"{CurrentEntry().Field.ResponseName}\".");
        }

        output.Append((byte)'}');
        _depth--;
    }

    private void Push(ResponseFrame frame)
    {
        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, _depth * 2);
        }

        frame.Later = later?.Count ?? 0;
        _frames[_depth++] = frame;
    }

    /// <summary>Parts of the node whose id was pushed come later.</summary>
    private void Anchored(ResponseShape.Anchor anchor, string id) => PutOff(anchor.Parts, PathTo(_depth - 1), id);

    private void PutOff(ImmutableArray<AnchoredPart> parts, ImmutableArray<PathSegment> anchorPath, string? nodeId)
    {
        foreach (var (part, condition) in parts)
        {
            if (arguments.IsIncluded(condition))
            {
                later!.Add(new LaterPlace.Deferred(part, anchorPath, nodeId));
            }
        }
    }

    /// <summary>Null arrived where it cannot stand.</summary>
    private void Fail(GraphQLError error)
    {
        switch (context.OnError)
        {
            case ErrorBehavior.Null:
                _errors.Add(error);
                output.Append("null"u8);
                break;
            case ErrorBehavior.Halt:
                _errors.Clear();
                _errors.Add(error);
                CutBack(level: 0);
                break;
            default:
                Propagate(error);
                break;
        }
    }

    /// <summary>Puts null in the place of the innermost frame that can be null, or ends the innermost streamed list.</summary>
    private void Propagate(GraphQLError error)
    {
        var level = _depth - 1;
        while (level > 0 && _frames[level].Shape.IsNonNull && _frames[level].Stream is not { IsOn: true })
        {
            level--;
        }

        if (_frames[level].Stream is { IsOn: true } cut)
        {
            EndStream(level, cut, error);
        }
        else
        {
            _errors.Add(error);
            CutBack(level);
        }
    }

    private void CutBack(int level)
    {
        output.Truncate(_frames[level].Start);
        output.Append("null"u8);
        later?.Truncate(_frames[level].Later);
        _ignored = _depth - level;
        _isNull = level == 0;
        _depth = level;
    }

    /// <summary>An item that comes later is null where it cannot be: the list ends before it.</summary>
    private void EndStream(int level, StreamCut cut, GraphQLError error)
    {
        output.Truncate(cut.Current.Bytes);
        _errors.RemoveRange(cut.Current.Errors, _errors.Count - cut.Current.Errors);
        later!.Truncate(cut.Current.Later);
        CutOut(level, cut, error);
        output.Append((byte)']');
        _ignored = _depth - level;
        _depth = level;
    }

    /// <summary>Takes the items that come later out of the response.</summary>
    /// <param name="level">The frame of their list.</param>
    /// <param name="cut">The items.</param>
    /// <param name="failure">What ended the list before its end; null when nothing did.</param>
    private void CutOut(int level, StreamCut cut, GraphQLError? failure)
    {
        var start = cut.InitialCount == 0 ? cut.First.Bytes : cut.First.Bytes + 1;
        var items = output.Length > start ? output.Written[start..].ToArray() : [];
        output.Truncate(cut.First.Bytes);
        var errors = _errors[cut.First.Errors..];
        _errors.RemoveRange(cut.First.Errors, errors.Count);
        var inner = later!.Truncate(cut.First.Later);
        var count = _frames[level].Next - cut.InitialCount - (failure is null ? 0 : 1);
        later.Add(new LaterPlace.Streamed(cut.Label, PathTo(level), cut.InitialCount, count, items, errors, failure, inner));
    }

    private ResponseEntry CurrentEntry()
    {
        var level = _depth - 1;
        while (_frames[level].Entries is null)
        {
            level--;
        }

        return _frames[level].Entries![_frames[level].Next - 1];
    }

    /// <summary>The path of the value of a frame; with the number of frames, of the current value.</summary>
    private ImmutableArray<PathSegment> PathTo(int level)
    {
        var first = anchors is null ? 0 : FramesOfParts;
        var path = ImmutableArray.CreateBuilder<PathSegment>();
        path.AddRange(anchors is null ? [] : anchors[_frames[FramesOfParts - 1].Next - 1]);
        for (var index = first; index < level; index++)
        {
            ref readonly var frame = ref _frames[index];
            path.Add(frame.Entries is null
                ? new PathSegment(frame.Next - 1)
                : new PathSegment(frame.Entries[frame.Next - 1].Field.ResponseName));
        }

        return path.DrainToImmutable();
    }
}
