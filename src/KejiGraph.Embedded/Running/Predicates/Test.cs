namespace KejiGraph.Embedded.Running.Predicates;

/// <summary>A predicate that can be tried on rows. A closed family, one class for each kind of predicate.</summary>
internal abstract class Test
{
    /// <summary>The row or element satisfies it. Not to be called when it is absent.</summary>
    public abstract bool Matches(RunContext context, in Scope scope);

    /// <summary>The request gives it nothing to compare with, so it is left out.</summary>
    public virtual bool IsAbsent(RunContext context) => false;
}
