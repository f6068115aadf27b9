using System.Collections.Immutable;
using KejiGraph.Engine.Binding;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Compile;

/// <summary>The parameters of a plan. Grows while an operation is compiled.</summary>
internal sealed class ParameterTable
{
    private readonly List<ParameterBinding> _bindings = [];
    private readonly List<string> _texts = [];

    /// <summary>What each parameter stands for, in the words of the document.</summary>
    public ImmutableArray<string> Texts => [.. _texts];

    /// <summary>How each parameter is bound. A binding can use the values of those before it.</summary>
    public ParameterBinding[] Bindings => [.. _bindings];

    /// <summary>Adds a parameter.</summary>
    public Operand Add(ParameterBinding binding, string text)
    {
        _bindings.Add(binding);
        _texts.Add(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return new Operand(_bindings.Count - 1);
    }
}
