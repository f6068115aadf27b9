using System.Diagnostics.CodeAnalysis;
using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Neo4j.Decoding;

/// <summary>
/// Reads the values of a list by place. Places that come in order are read in one pass; a step back begins again at the first.
/// </summary>
internal ref struct ListReader
{
    private readonly PackStreamReader _first;
    private readonly int _size;
    private PackStreamReader _reader;
    private int _place;

    public ListReader(PackStreamReader atList)
    {
        _size = atList.ReadListSize();
        _first = atList;
        _reader = atList;
    }

    /// <summary>The reader at a value. The caller reads exactly that value.</summary>
    [UnscopedRef]
    public ref PackStreamReader Take(int place)
    {
        MoveTo(place);
        _place++;
        return ref _reader;
    }

    /// <summary>A copy of the reader at a value; nothing is read.</summary>
    public PackStreamReader Peek(int place)
    {
        MoveTo(place);
        return _reader;
    }

    /// <summary>The reader behind the list.</summary>
    public PackStreamReader End()
    {
        MoveTo(_size);
        return _reader;
    }

    private void MoveTo(int place)
    {
        if (place < _place)
        {
            _reader = _first;
            _place = 0;
        }

        for (; _place < place; _place++)
        {
            _reader.Skip();
        }
    }
}
