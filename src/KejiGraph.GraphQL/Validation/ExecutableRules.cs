using System.Collections.Immutable;
using KejiGraph.GraphQL.Validation.Rules;

namespace KejiGraph.GraphQL.Validation;

/// <summary>The rules for executable documents.</summary>
public static class ExecutableRules
{
    /// <summary>
    /// The specification's rules, and <see cref="MaxIntrospectionDepth"/>, which graphql-js recommends. In the order in
    /// which errors about one place are reported.
    /// </summary>
    public static ImmutableArray<ValidationRule> Specified { get; } =
    [
        new("ExecutableDefinitionsRule", context => new ExecutableDefinitionsRule(context)),
        new("KnownOperationTypesRule", context => new KnownOperationTypesRule(context)),
        new("UniqueOperationNamesRule", context => new UniqueOperationNamesRule(context)),
        new("LoneAnonymousOperationRule", context => new LoneAnonymousOperationRule(context)),
        new("SingleFieldSubscriptionsRule", context => new SingleFieldSubscriptionsRule(context)),
        new("KnownTypeNamesRule", context => new KnownTypeNamesRule(context)),
        new("FragmentsOnCompositeTypesRule", context => new FragmentsOnCompositeTypesRule(context)),
        new("VariablesAreInputTypesRule", context => new VariablesAreInputTypesRule(context)),
        new("ScalarLeafsRule", context => new ScalarLeafsRule(context)),
        new("FieldsOnCorrectTypeRule", context => new FieldsOnCorrectTypeRule(context)),
        new("UniqueFragmentNamesRule", context => new UniqueFragmentNamesRule(context)),
        new("KnownFragmentNamesRule", context => new KnownFragmentNamesRule(context)),
        new("NoUnusedFragmentsRule", context => new NoUnusedFragmentsRule(context)),
        new("PossibleFragmentSpreadsRule", context => new PossibleFragmentSpreadsRule(context)),
        new("NoFragmentCyclesRule", context => new NoFragmentCyclesRule(context)),
        new("UniqueVariableNamesRule", context => new UniqueVariableNamesRule(context)),
        new("NoUndefinedVariablesRule", context => new NoUndefinedVariablesRule(context)),
        new("NoUnusedVariablesRule", context => new NoUnusedVariablesRule(context)),
        new("KnownDirectivesRule", context => new KnownDirectivesRule(context)),
        new("UniqueDirectivesPerLocationRule", context => new UniqueDirectivesPerLocationRule(context)),
        new("DeferStreamDirectiveOnRootFieldRule", context => new DeferStreamDirectiveOnRootFieldRule(context)),
        new("DeferStreamDirectiveOnValidOperationsRule", context =>
            new DeferStreamDirectiveOnValidOperationsRule(context)),
        new("DeferStreamDirectiveLabelRule", context => new DeferStreamDirectiveLabelRule(context)),
        new("StreamDirectiveOnListFieldRule", context => new StreamDirectiveOnListFieldRule(context)),
        new("KnownArgumentNamesRule", context => new KnownArgumentNamesRule(context)),
        new("UniqueArgumentNamesRule", context => new UniqueArgumentNamesRule(context)),
        new("ValuesOfCorrectTypeRule", context => new ValuesOfCorrectTypeRule(context)),
        new("ProvidedRequiredArgumentsRule", context => new ProvidedRequiredArgumentsRule(context)),
        new("VariablesInAllowedPositionRule", context => new VariablesInAllowedPositionRule(context)),
        new("OverlappingFieldsCanBeMergedRule", context => new OverlappingFieldsCanBeMergedRule(context)),
        new("UniqueInputFieldNamesRule", context => new UniqueInputFieldNamesRule(context)),
        new("MaxIntrospectionDepthRule", context => new MaxIntrospectionDepthRule(context)),
    ];

    /// <summary>Refuses lists of introspection nested deeper than the limit.</summary>
    public static ValidationRule MaxIntrospectionDepth => Specified[^1];

    /// <summary>Reports the use of what is deprecated. Not among the specified rules.</summary>
    public static ValidationRule NoDeprecated { get; } =
        new("NoDeprecatedCustomRule", context => new NoDeprecatedRule(context));

    /// <summary>Refuses introspection, but for <c>__typename</c>. Not among the specified rules.</summary>
    public static ValidationRule NoSchemaIntrospection { get; } =
        new("NoSchemaIntrospectionCustomRule", context => new NoSchemaIntrospectionRule(context));
}
