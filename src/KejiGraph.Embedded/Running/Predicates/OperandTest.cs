using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Predicates;

/// <summary>A test that compares with an operand, prepared once a run.</summary>
/// <typeparam name="TPrepared">The operand in the form in which it is compared.</typeparam>
internal abstract class OperandTest<TPrepared>(Operand operand, int slot) : Test
    where TPrepared : class
{
    public override bool IsAbsent(RunContext context) =>
        ReferenceEquals(context.Arguments[Operand], PlanArguments.Absent);

    /// <summary>Brings the operand into the form in which it is compared.</summary>
    protected abstract TPrepared Prepare(object? value);

    /// <summary>The operand of this run.</summary>
    protected TPrepared Prepared(RunContext context) =>
        context.Prepared(slot, this, static (run, test) => test.Prepare(run.Arguments[test.Operand]));

    private Operand Operand { get; } = operand;
}
