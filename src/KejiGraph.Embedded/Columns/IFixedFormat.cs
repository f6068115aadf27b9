using KejiGraph.Graph.Results;

namespace KejiGraph.Embedded.Columns;

/// <summary>How a value of fixed size is kept: converted from and to the .NET type of its kind, and pushed.</summary>
internal interface IFixedFormat<T>
{
    T FromValue(object value);

    object ToValue(T stored);

    void Push(T stored, IResultSink sink);
}
