using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Validation;

namespace KejiGraph.GraphQL.Tests.Validation;

/// <summary>What each rule says, with that rule alone; graphql-js 17.1.0 says the same.</summary>
public sealed class ExecutableRulesTests
{
    private static readonly Schema Schema = SchemaBuilder.Build("""
        directive @onField on FIELD
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @stream(initialCount: Int! = 0, if: Boolean! = true, label: String) on FIELD
        interface Pet { name(surname: Boolean): String }
        type Dog implements Pet { name(surname: Boolean): String barks: Boolean friends: [Dog] owner: Human }
        type Cat implements Pet { name(surname: Boolean): String lives: Int }
        type Human { name: String pet: Pet }
        union DogOrCat = Dog | Cat
        enum Color { RED GREEN }
        input Filter { name: String! color: Color }
        input Choice @oneOf { a: Int b: String }
        type Query { dog: Dog pet: Pet any: DogOrCat find(by: Filter, choice: Choice, first: Int! = 1): Dog need(x: Int!): Int }
        type Subscription { dog: Dog pet: Pet }
        """);

    [Theory]
    [InlineData(
        "ExecutableDefinitionsRule",
        "type A { a: Int } extend schema @x query { pet { name } }",
        "The \"A\" definition is not executable. (1:1)",
        "The schema definition is not executable. (1:19)")]
    [InlineData(
        "KnownOperationTypesRule",
        "mutation { a }",
        "The mutation operation is not supported by the schema. (1:1)")]
    [InlineData(
        "UniqueOperationNamesRule",
        "query A { __typename } query A { __typename }",
        "There can be only one operation named \"A\". (1:7, 1:30)")]
    [InlineData(
        "LoneAnonymousOperationRule",
        "{ __typename } query A { __typename }",
        "This anonymous operation must be the only defined operation. (1:1)")]
    [InlineData(
        "SingleFieldSubscriptionsRule",
        "subscription S { dog { name } pet { name } }",
        "Subscription \"S\" must select only one top level field. (1:31)")]
    [InlineData(
        "SingleFieldSubscriptionsRule",
        "subscription { __typename }",
        "Anonymous Subscription must not select an introspection top level field. (1:16)")]
    [InlineData(
        "SingleFieldSubscriptionsRule",
        "subscription { dog @include(if: true) { name } }",
        "Anonymous Subscription must not use `@skip` or `@include` directives in the top level selection. (1:20)")]
    [InlineData(
        "KnownTypeNamesRule",
        "query($a: Int, $b: Dogg) { pet { ... on Catt { name } } }",
        "Unknown type \"Dogg\". Did you mean \"Dog\"? (1:20)",
        "Unknown type \"Catt\". Did you mean \"Cat\"? (1:41)")]
    [InlineData(
        "FragmentsOnCompositeTypesRule",
        "{ ... on Int { a } } fragment F on Color { a }",
        "Fragment cannot condition on non composite type \"Int\". (1:10)",
        "Fragment \"F\" cannot condition on non composite type \"Color\". (1:36)")]
    [InlineData(
        "VariablesAreInputTypesRule",
        "query($a: [Dog!]) { __typename }",
        "Variable \"$a\" cannot be non-input type \"[Dog!]\". (1:11)")]
    [InlineData(
        "ScalarLeafsRule",
        "{ dog { barks { a } owner } }",
        "Field \"barks\" must not have a selection since type \"Boolean\" has no subfields. (1:15)",
        "Field \"owner\" of type \"Human\" must have a selection of subfields. Did you mean \"owner { ... "
        + "}\"? (1:21)")]
    [InlineData(
        "FieldsOnCorrectTypeRule",
        "{ pet { barks } any { name } dog { nam } }",
        "Cannot query field \"barks\" on type \"Pet\". Did you mean to use an inline fragment on \"Dog\"? (1:9)",
        "Cannot query field \"name\" on type \"DogOrCat\". Did you mean to use an inline fragment on "
        + "\"Pet\", \"Cat\", or \"Dog\"? (1:23)",
        "Cannot query field \"nam\" on type \"Dog\". Did you mean \"name\"? (1:36)")]
    [InlineData(
        "UniqueFragmentNamesRule",
        "fragment F on Dog { name } fragment F on Cat { name }",
        "There can be only one fragment named \"F\". (1:10, 1:37)")]
    [InlineData(
        "KnownFragmentNamesRule",
        "{ ...Unknown }",
        "Unknown fragment \"Unknown\". (1:6)")]
    [InlineData(
        "NoUnusedFragmentsRule",
        "{ ...F } fragment F on Query { __typename } fragment G on Query { __typename }",
        "Fragment \"G\" is never used. (1:45)")]
    [InlineData(
        "PossibleFragmentSpreadsRule",
        "{ dog { ... on Cat { name } ...C } } fragment C on Cat { name }",
        "Fragment cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\". (1:9)",
        "Fragment \"C\" cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\". (1:29)")]
    [InlineData(
        "NoFragmentCyclesRule",
        "fragment A on Dog { ...B } fragment B on Dog { ...A }",
        "Cannot spread fragment \"A\" within itself via \"B\". (1:21, 1:48)")]
    [InlineData(
        "UniqueVariableNamesRule",
        "query($a: Int, $a: Int) { __typename }",
        "There can be only one variable named \"$a\". (1:8, 1:17)")]
    [InlineData(
        "NoUndefinedVariablesRule",
        "query Q { need(x: $a) ...F } fragment F on Query { need(x: $b) }",
        "Variable \"$a\" is not defined by operation \"Q\". (1:19, 1:1)",
        "Variable \"$b\" is not defined by operation \"Q\". (1:60, 1:1)")]
    [InlineData(
        "NoUnusedVariablesRule",
        "query Q($a: Int) { __typename }",
        "Variable \"$a\" is never used in operation \"Q\". (1:9)")]
    [InlineData(
        "KnownDirectivesRule",
        "query @onField { pet @unknown { name } }",
        "Directive \"@onField\" may not be used on QUERY. (1:7)",
        "Unknown directive \"@unknown\". (1:22)")]
    [InlineData(
        "UniqueDirectivesPerLocationRule",
        "{ pet @onField @onField { name } }",
        "The directive \"@onField\" can only be used once at this location. (1:7, 1:16)")]
    [InlineData(
        "DeferStreamDirectiveOnRootFieldRule",
        "subscription { ... @defer { dog { name } } }",
        "Defer directive cannot be used on root subscription type \"Subscription\". (1:20)")]
    [InlineData(
        "DeferStreamDirectiveOnValidOperationsRule",
        "subscription { dog { ...F friends @stream { name } } } fragment F on Dog { ... @defer { name } }",
        "Defer directive not supported on subscription operations. Disable `@defer` by setting the `if` "
        + "argument to `false`. (1:80, 1:22)",
        "Stream directive not supported on subscription operations. Disable `@stream` by setting the `if` "
        + "argument to `false`. (1:35)")]
    [InlineData(
        "DeferStreamDirectiveLabelRule",
        "query($l: String) { ... @defer(label: \"a\") { __typename } ... @defer(label: \"a\") { __typename } "
        + "... @defer(label: $l) { __typename } }",
        "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream "
        + "directive usages. (1:25, 1:63)",
        "Argument \"@defer(label:)\" must be a static string. (1:101)")]
    [InlineData(
        "StreamDirectiveOnListFieldRule",
        "{ dog @stream { name } }",
        "Directive \"@stream\" cannot be used on non-list field \"Query.dog\". (1:7)")]
    [InlineData(
        "KnownArgumentNamesRule",
        "{ dog { name(surnam: true) } pet @include(iff: true) { name } }",
        "Unknown argument \"surnam\" on field \"Dog.name\". Did you mean \"surname\"? (1:14)",
        "Unknown argument \"iff\" on directive \"@include\". Did you mean \"if\"? (1:43)")]
    [InlineData(
        "UniqueArgumentNamesRule",
        "{ need(x: 1, x: 2) }",
        "There can be only one argument named \"x\". (1:8, 1:14)")]
    [InlineData(
        "ValuesOfCorrectTypeRule",
        "{ find(by: { color: REDD, nam: 1 }, choice: { a: 1, b: \"x\" }, first: null) { name } }",
        "Expected value of type \"Filter\" to include required field \"name\", found: { color: REDD, nam: 1 "
        + "}. (1:12)",
        "Value \"REDD\" does not exist in \"Color\" enum. Did you mean the enum value \"RED\"? (1:21)",
        "Expected value of type \"Filter\" not to include unknown field \"nam\". Did you mean \"name\"? "
        + "Found: { color: REDD, nam: 1 }. (1:27)",
        "Within OneOf Input Object type \"Choice\", exactly one field must be specified, and the value for "
        + "that field must be non-null. (1:45)",
        "Expected value of non-null type \"Int!\" not to be null. (1:70)")]
    [InlineData(
        "ProvidedRequiredArgumentsRule",
        "{ need dog @include { name } }",
        "Argument \"Query.need(x:)\" of type \"Int!\" is required, but it was not provided. (1:3)",
        "Argument \"@include(if:)\" of type \"Boolean!\" is required, but it was not provided. (1:12)")]
    [InlineData(
        "VariablesInAllowedPositionRule",
        "query($a: Int, $b: Int) { need(x: $a) find(choice: { a: $b }) { name } }",
        "Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\". (1:7, 1:35)",
        "Variable \"$b\" is of type \"Int\" but must be non-nullable to be used for OneOf Input Object "
        + "\"Choice\". (1:16, 1:57)")]
    [InlineData(
        "OverlappingFieldsCanBeMergedRule",
        "{ dog { a: name a: barks } pet { name } pet { name: name(surname: true) } }",
        "Fields \"pet\" conflict because subfields \"name\" conflict because they have differing arguments. "
        + "Use different aliases on the fields to fetch both if this was intentional. (1:28, 1:34, 1:41, 1:47)",
        "Fields \"a\" conflict because \"name\" and \"barks\" are different fields. Use different aliases on "
        + "the fields to fetch both if this was intentional. (1:9, 1:17)")]
    [InlineData(
        "UniqueInputFieldNamesRule",
        "{ find(by: { name: \"a\", name: \"b\" }) { name } }",
        "There can be only one input field named \"name\". (1:14, 1:25)")]
    [InlineData(
        "MaxIntrospectionDepthRule",
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
        "Maximum introspection depth exceeded (1:3)")]
    public void Each_rule_names_what_breaks_it_and_where(string ruleName, string text, params string[] expected)
    {
        var rule = ExecutableRules.Specified.Single(rule => rule.Name == ruleName);

        var errors = DocumentValidator.Validate(Schema, Parser.Parse(text), ValidationOptions.Trusted, [rule]);

        Assert.Equal(expected, errors.Select(error => error.ToString()));
    }

    [Fact]
    public void Every_rule_has_an_example()
    {
        var examples = typeof(ExecutableRulesTests)
            .GetMethod(nameof(Each_rule_names_what_breaks_it_and_where))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .Select(example => (string)((InlineDataAttribute)example).Data[0]!);

        Assert.Equal(
            ExecutableRules.Specified.Select(rule => rule.Name).Order(), examples.Distinct().Order());
    }
}
