using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.Engine.Cursors;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Values;

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
/// </remarks>
internal sealed class ResponseShaper(
    ResponseBuffer output, PlanArguments arguments, VariableValues variables, CursorCodec cursors) : IResultSink
{
    private readonly List<GraphQLError> _errors = [];
    private Frame[] _frames = new Frame[16];
    private int _depth;

    // Begins without an end that belong to frames that were cut.
    private int _ignored;
    private bool _isNull;

    /// <summary>The errors of fields, in the order in which they happened.</summary>
    public IReadOnlyList<GraphQLError> Errors => _errors;

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

    /// <inheritdoc/>
    public void BeginList()
    {
        if (Ignores(1))
        {
            return;
        }

        var shape = (ResponseShape.List)Next();
        Push(new Frame(shape, output.Length));
        output.Append((byte)'[');
    }

    /// <inheritdoc/>
    public void EndList()
    {
        if (!Ignores(-1))
        {
            output.Append((byte)']');
            _depth--;
        }
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

        _errors.Add(new GraphQLError(
            $"Cannot return null for non-nullable field {CurrentEntry().Definition}.", ResponseErrorCodes.Internal)
        {
            Path = CurrentPath(),
        });
        CutBack();
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
        if (NextLeaf())
        {
            JsonText.String(output, utf8);
        }
    }

    /// <inheritdoc/>
    public void EscapedText(ReadOnlySpan<byte> escapedUtf8)
    {
        if (NextLeaf())
        {
            output.Append((byte)'"');
            output.Append(escapedUtf8);
            output.Append((byte)'"');
        }
    }

    /// <inheritdoc/>
    public void Cursor(CursorKey key)
    {
        if (!Ignores(0))
        {
            var leaf = (ResponseShape.CursorLeaf)Next();
            output.Append((byte)'"');
            cursors.Write(output, leaf.OrderingOf(arguments), key);
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
        if (frame.Shape is ResponseShape.List list)
        {
            if (frame.Next++ > 0)
            {
                output.Append((byte)',');
            }

            return list.Item;
        }

        return NextStored(ref frame)?.Shape
            ?? throw new UnreachableException("The store pushed a value for which the response has no place.");
    }

    /// <summary>Writes known entries until one is the store's, and that one's key; null at the end of the object.</summary>
    private ResponseEntry.Stored? NextStored(ref Frame frame)
    {
        while (frame.Next < frame.Entries!.Length)
        {
            var entry = frame.Entries[frame.Next++];
            if (!arguments.IsIncluded(entry.Condition))
            {
                continue;
            }

            if (output.Last != '{')
            {
                output.Append((byte)',');
            }

            output.Append(entry.Key);
            if (entry is ResponseEntry.Stored stored)
            {
                return stored;
            }

            ((ResponseEntry.Known)entry).Write(output, variables);
        }

        return null;
    }

    private void Open(ResponseShape shape, ResponseEntry[] entries)
    {
        Push(new Frame(shape, output.Length) { Entries = entries });
        output.Append((byte)'{');
    }

    private void Close()
    {
        if (NextStored(ref _frames[_depth - 1]) is { } missing)
        {
            throw new UnreachableException($"The store pushed no value for \"{missing.Name}\".");
        }

        output.Append((byte)'}');
        _depth--;
    }

    private void Push(Frame frame)
    {
        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, _depth * 2);
        }

        _frames[_depth++] = frame;
    }

    /// <summary>Puts null in the place of the innermost frame that can be null.</summary>
    private void CutBack()
    {
        var level = _depth - 1;
        while (level > 0 && _frames[level].Shape.IsNonNull)
        {
            level--;
        }

        output.Truncate(_frames[level].Start);
        output.Append("null"u8);
        _ignored = _depth - level;
        _isNull = level == 0;
        _depth = level;
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

    private ImmutableArray<PathSegment> CurrentPath() =>
    [
        .. _frames.Take(_depth).Select(frame =>
            frame.Entries is null ? new PathSegment(frame.Next - 1) : new PathSegment(frame.Entries[frame.Next - 1].Name)),
    ];

    private record struct Frame(ResponseShape Shape, int Start)
    {
        /// <summary>The entries of an object; null for a list.</summary>
        public ResponseEntry[]? Entries { get; init; }

        /// <summary>The place of the next entry or item.</summary>
        public int Next { get; set; }
    }
}
