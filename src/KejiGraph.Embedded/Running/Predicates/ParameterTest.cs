using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Predicates;

/// <summary>A whole filter that only the request knows; compiled once a run.</summary>
internal sealed class ParameterTest(Operand operand, int slot) : Test
{
    public override bool Matches(RunContext context, in Scope scope) => Compiled(context).Matches(context, scope);

    public override bool IsAbsent(RunContext context) =>
        context.Arguments[operand] is not Predicate || Compiled(context).IsAbsent(context);

    private Test Compiled(RunContext context) => context.Prepared(slot, operand, static (run, operand) =>
    {
        var predicate = (Predicate)run.Arguments[operand]!;
        var counter = new PredicateCompiler(firstSlot: 0);
        counter.Compile(predicate);
        return new PredicateCompiler(run.Reserve(counter.Slots)).Compile(predicate);
    });
}
