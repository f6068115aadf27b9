using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation;

/// <summary>
/// Documents against the rules of the chapter "Validation". Stateless and safe to call from any thread.
/// </summary>
public static class DocumentValidator
{
    /// <summary>
    /// Checks an executable document. Near-linear in the document, within the limits of the options.
    /// </summary>
    /// <param name="schema">A valid schema.</param>
    /// <param name="document">The document.</param>
    /// <param name="options">Limits; those for requests if null.</param>
    /// <param name="rules">The specified rules if not given.</param>
    /// <returns>
    /// What is wrong, in the order of graphql-js; empty for a valid document. A single error with the code
    /// <see cref="ErrorCodes.LimitExceeded"/> if a limit was exceeded.
    /// </returns>
    /// <exception cref="GraphQLException">The schema is not valid.</exception>
    public static ImmutableArray<GraphQLError> Validate(
        Schema schema,
        DocumentSyntax document,
        ValidationOptions? options = null,
        ImmutableArray<ValidationRule>? rules = null)
    {
        schema.ThrowIfInvalid();
        options ??= ValidationOptions.Request;
        var fragments = new FragmentGraph(document);
        if (DocumentLimits.Check(document, fragments, options, out var hasCircle) is { } exceeded)
        {
            return [exceeded];
        }

        if (AliasLimits.Check(document, fragments, options) is { } aliased)
        {
            return [aliased];
        }

        var types = new TypeContext(schema);
        var context = new ValidationContext(schema, document, fragments, types, options)
        {
            HasFragmentCircle = hasCircle,
        };
        return Run(context, types, rules ?? ExecutableRules.Specified);
    }

    /// <summary>
    /// Checks definitions and extensions, on their own or as additions to a schema, before a schema is built from them.
    /// All errors are reported: the text is the operator's.
    /// </summary>
    public static ImmutableArray<GraphQLError> ValidateTypeSystem(
        DocumentSyntax document, Schema? schema = null, ImmutableArray<ValidationRule>? rules = null)
    {
        var context = new ValidationContext(
            schema, document, new FragmentGraph(document), types: null, ValidationOptions.Trusted);
        return Run(context, types: null, rules ?? TypeSystemRules.Specified);
    }

    private static ImmutableArray<GraphQLError> Run(
        ValidationContext context, TypeContext? types, ImmutableArray<ValidationRule> rules)
    {
        var begun = new object[rules.Length];
        for (var i = 0; i < begun.Length; i++)
        {
            begun[i] = rules[i].Begin(context);
        }

        try
        {
            new DocumentWalker(begun, types, context).Walk(context.Document);
            return context.Errors;
        }
        catch (ValidationAbortedException aborted)
        {
            return aborted.Error.Code == ErrorCodes.LimitExceeded
                ? [aborted.Error]
                : [.. context.Errors, aborted.Error];
        }
    }
}
