using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Types;

/// <summary>
/// A directive's definition must not use the directive itself, directly or through other directives and types
/// (specification 3.13, Type Validation 2 and 3). graphql-js does not check this.
/// </summary>
internal sealed class DirectiveCycles(SchemaValidationContext context)
{
    // What was reached from the directive being checked, each with what led there.
    private readonly Dictionary<object, object> _reachedFrom = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<object> _rest = new();

    public void Check(DirectiveDefinition directive)
    {
        _reachedFrom.Clear();
        _rest.Clear();
        Follow(directive, directive);
        while (!_reachedFrom.ContainsKey(directive) && _rest.TryDequeue(out var reached))
        {
            Follow(reached, reached);
        }

        if (_reachedFrom.ContainsKey(directive))
        {
            var via = string.Join(", ", PathTo(directive));
            context.Report(
                $"Directive {directive} must not reference itself{(via.Length == 0 ? "" : " via ")}{via}.",
                directive.Syntax);
        }
    }

    private Stack<object> PathTo(DirectiveDefinition directive)
    {
        var path = new Stack<object>();
        for (var step = _reachedFrom[directive]; step != directive; step = _reachedFrom[step])
        {
            path.Push(step);
        }

        return path;
    }

    private void Follow(object definition, object from)
    {
        switch (definition)
        {
            case DirectiveDefinition directive:
                Reach(directive.AppliedDirectives, from);
                Follow(directive.Arguments, from);
                break;
            case InputObjectType input:
                Reach(input.AppliedDirectives, from);
                Follow(input.Fields, from);
                break;
            case EnumType enumType:
                Reach(enumType.AppliedDirectives, from);
                foreach (var value in enumType.Values)
                {
                    Reach(value.AppliedDirectives, from);
                }

                break;
            case NamedType type:
                Reach(type.AppliedDirectives, from);
                break;
        }
    }

    private void Follow(ImmutableArray<InputValueDefinition> values, object from)
    {
        foreach (var value in values)
        {
            Reach(value.AppliedDirectives, from);
            Reach(value.Type.Named, from);
        }
    }

    private void Reach(ImmutableArray<DirectiveSyntax> applied, object from)
    {
        foreach (var directive in applied)
        {
            if (context.Schema.FindDirective(directive.Name) is { } definition)
            {
                Reach(definition, from);
            }
        }
    }

    private void Reach(object definition, object from)
    {
        if (_reachedFrom.TryAdd(definition, from))
        {
            _rest.Enqueue(definition);
        }
    }
}
