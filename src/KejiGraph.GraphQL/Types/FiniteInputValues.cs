using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Types;

/// <summary>
/// Every input object type must have a value that can be written down (specification 3.10.2).
/// (A) A type depends on those input object types without a value of which it cannot have one: of a oneOf type, every
///     field's; of any other, those of its non-null fields.
/// (B) A type without such a dependency has a finite value. From there it spreads: to a oneOf type as soon as one of
///     its dependencies has one, to any other when all of them have.
/// (C) What is left refers to itself in circles. A walk along the dependencies that are left reports each circle once.
/// </summary>
internal sealed class FiniteInputValues(SchemaValidationContext context)
{
    private readonly List<State> _states = [];
    private readonly Dictionary<InputObjectType, State> _byType = [];
    private readonly Stack<State> _spreading = new();
    private readonly List<InputValueDefinition> _path = [];

    public void Add(InputObjectType type)
    {
        var state = new State(type);
        _states.Add(state);
        _byType.Add(type, state);
    }

    public void Check()
    {
        foreach (var state in _states)
        {
            FindDependencies(state);
        }

        while (_spreading.TryPop(out var state))
        {
            foreach (var dependent in state.Dependents)
            {
                if (dependent.Type.IsOneOf || --dependent.MissingCount == 0)
                {
                    MarkFinite(dependent);
                }
            }
        }

        foreach (var state in _states)
        {
            if (!state.IsFinite)
            {
                ReportCircles(state);
            }
        }
    }

    // (A)
    private static InputObjectType? DependencyOf(InputObjectType type, InputValueDefinition field) => type.IsOneOf
        ? field.Type as InputObjectType
        : (field.Type as NonNullType)?.Nullable as InputObjectType;

    private void FindDependencies(State state)
    {
        foreach (var field in state.Type.Fields)
        {
            if (DependencyOf(state.Type, field) is { } target)
            {
                state.Dependencies.Add((field, _byType[target]));
                _byType[target].Dependents.Add(state);
            }
        }

        state.MissingCount = state.Dependencies.Count;
        var hasFreeField = state.Type.Fields.IsEmpty || state.Dependencies.Count < state.Type.Fields.Length;
        if (state.Type.IsOneOf ? hasFreeField : state.MissingCount == 0)
        {
            MarkFinite(state);
        }
    }

    // (B)
    private void MarkFinite(State state)
    {
        if (!state.IsFinite)
        {
            state.IsFinite = true;
            _spreading.Push(state);
        }
    }

    // (C)
    private void ReportCircles(State state)
    {
        if (state.IsVisited)
        {
            return;
        }

        state.IsVisited = true;
        state.PathIndex = _path.Count;
        foreach (var (field, target) in state.Dependencies)
        {
            if (target.IsFinite)
            {
                continue;
            }

            _path.Add(field);
            if (target.PathIndex < 0)
            {
                ReportCircles(target);
            }
            else
            {
                var circle = _path[target.PathIndex..];
                context.Report(
                    $"Input Object {target.Type} cannot be provided a finite value because it references itself "
                    + $"through fields: {string.Join(", ", circle)}.",
                    [.. circle.Select(step => (SyntaxNode?)step.Syntax)]);
            }

            _path.RemoveAt(_path.Count - 1);
        }

        state.PathIndex = -1;
    }

    private sealed class State(InputObjectType type)
    {
        public InputObjectType Type { get; } = type;

        public List<(InputValueDefinition Field, State Target)> Dependencies { get; } = [];

        public List<State> Dependents { get; } = [];

        public int MissingCount { get; set; }

        public bool IsFinite { get; set; }

        public bool IsVisited { get; set; }

        public int PathIndex { get; set; } = -1;
    }
}
