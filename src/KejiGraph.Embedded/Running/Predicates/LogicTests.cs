namespace KejiGraph.Embedded.Running.Predicates;

/// <summary>All of some tests, or one of them; those that are absent are left out, and without any it holds.</summary>
internal sealed class JoinedTest(bool all, Test[] tests, int slot) : Test
{
    public override bool Matches(RunContext context, in Scope scope)
    {
        var present = Present(context);
        foreach (var test in present)
        {
            if (test.Matches(context, scope) != all)
            {
                return !all;
            }
        }

        return all || present.Length == 0;
    }

    public override bool IsAbsent(RunContext context) => Present(context).Length == 0;

    private Test[] Present(RunContext context) =>
        context.Prepared(slot, tests, static (run, tests) => Array.FindAll(tests, test => !test.IsAbsent(run)));
}

/// <summary>The opposite of a test.</summary>
internal sealed class NotTest(Test test) : Test
{
    public override bool Matches(RunContext context, in Scope scope) => !test.Matches(context, scope);

    public override bool IsAbsent(RunContext context) => test.IsAbsent(context);
}
