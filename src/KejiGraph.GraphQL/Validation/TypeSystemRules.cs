using System.Collections.Immutable;
using KejiGraph.GraphQL.Validation.Rules;

namespace KejiGraph.GraphQL.Validation;

/// <summary>The rules for type system documents, before a schema is built from them.</summary>
public static class TypeSystemRules
{
    /// <summary>
    /// graphql-js's specifiedSDLRules and one that only the specification has, in the order in which errors about one
    /// place are reported.
    /// </summary>
    public static ImmutableArray<ValidationRule> Specified { get; } =
    [
        new("LoneSchemaDefinitionRule", context => new LoneSchemaDefinitionRule(context)),
        new("UniqueOperationTypesRule", context => new UniqueOperationTypesRule(context)),
        new("UniqueTypeNamesRule", context => new UniqueTypeNamesRule(context)),
        new("UniqueEnumValueNamesRule", context => new UniqueEnumValueNamesRule(context)),
        new("UniqueFieldDefinitionNamesRule", context => new UniqueFieldDefinitionNamesRule(context)),
        new("UniqueArgumentDefinitionNamesRule", context => new UniqueArgumentDefinitionNamesRule(context)),
        new("UniqueDirectiveNamesRule", context => new UniqueDirectiveNamesRule(context)),
        new("KnownTypeNamesRule", context => new KnownTypeNamesRule(context)),
        new("KnownDirectivesRule", context => new KnownDirectivesRule(context)),
        new("UniqueDirectivesPerLocationRule", context => new UniqueDirectivesPerLocationRule(context)),
        new("PossibleTypeExtensionsRule", context => new PossibleTypeExtensionsRule(context)),
        new("PossibleDirectiveExtensionsRule", context => new PossibleDirectiveExtensionsRule(context)),
        new("KnownArgumentNamesOnDirectivesRule", context => new KnownArgumentNamesOnDirectivesRule(context)),
        new("UniqueArgumentNamesRule", context => new UniqueArgumentNamesRule(context)),
        new("UniqueInputFieldNamesRule", context => new UniqueInputFieldNamesRule(context)),
        new("ProvidedRequiredArgumentsOnDirectivesRule", context =>
            new ProvidedRequiredArgumentsOnDirectivesRule(context)),
    ];
}
