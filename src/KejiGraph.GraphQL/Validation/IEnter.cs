namespace KejiGraph.GraphQL.Validation;

/// <summary>A rule that looks at a kind of syntax before its parts.</summary>
internal interface IEnter<T>
{
    /// <summary>Looks; false if the rule does not want to see the parts, nor to leave.</summary>
    bool Enter(T node);
}

/// <summary>A rule that looks at a kind of syntax after its parts.</summary>
internal interface ILeave<T>
{
    void Leave(T node);
}
