using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Running.Predicates;

/// <summary>The row's node belongs to a set, and satisfies a test if there is one.</summary>
internal sealed class TypeTest(NodeSet set, Test? test) : Test
{
    public override bool Matches(RunContext context, in Scope scope) =>
        set.Contains(scope.Row.Node.Type)
        && (test is null || test.IsAbsent(context) || test.Matches(context, scope));
}
