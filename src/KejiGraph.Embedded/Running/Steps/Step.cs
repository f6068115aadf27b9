namespace KejiGraph.Embedded.Running.Steps;

/// <summary>A projection made ready to run: pushes one value. A closed family.</summary>
/// <typeparam name="TAt">What it reads from: a row, a page, an edge or a record.</typeparam>
internal abstract class Step<TAt>(int condition)
    where TAt : allows ref struct
{
    /// <summary>The number of the condition under which it is wanted; -1: always.</summary>
    public int Condition { get; } = condition;

    /// <summary>Pushes the value.</summary>
    public abstract void Push(RunContext context, TAt at);

    /// <summary>Pushes the values of those steps that are wanted in this run.</summary>
    public static void PushAll(Step<TAt>[] steps, RunContext context, TAt at)
    {
        foreach (var step in steps)
        {
            if (context.Arguments.IsIncluded(step.Condition))
            {
                step.Push(context, at);
            }
        }
    }
}
