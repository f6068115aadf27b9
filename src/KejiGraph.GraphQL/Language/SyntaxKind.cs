namespace KejiGraph.GraphQL.Language;

/// <summary>
/// The kinds of syntax, named as the specification's grammar names them. One for each class of syntax.
/// </summary>
public enum SyntaxKind
{
    /// <summary>A whole document.</summary>
    Document,

    /// <summary>A query, mutation or subscription.</summary>
    OperationDefinition,

    /// <summary>A named fragment.</summary>
    FragmentDefinition,

    /// <summary>One variable of an operation.</summary>
    VariableDefinition,

    /// <summary>Selections in braces.</summary>
    SelectionSet,

    /// <summary>A selected field.</summary>
    Field,

    /// <summary><c>...Name</c></summary>
    FragmentSpread,

    /// <summary><c>... on Type { }</c></summary>
    InlineFragment,

    /// <summary><c>name: value</c> in parentheses.</summary>
    Argument,

    /// <summary><c>@name</c> where it is applied.</summary>
    Directive,

    /// <summary><c>$name</c></summary>
    Variable,

    /// <summary>An integer literal.</summary>
    IntValue,

    /// <summary>A literal with fraction or exponent.</summary>
    FloatValue,

    /// <summary>A quoted or block string.</summary>
    StringValue,

    /// <summary><c>true</c> or <c>false</c></summary>
    BooleanValue,

    /// <summary><c>null</c></summary>
    NullValue,

    /// <summary>Any other name in a value's place.</summary>
    EnumValue,

    /// <summary><c>[ ]</c></summary>
    ListValue,

    /// <summary><c>{ }</c> in a value's place.</summary>
    ObjectValue,

    /// <summary>One <c>name: value</c> of an object value.</summary>
    ObjectField,

    /// <summary>A type's name.</summary>
    NamedType,

    /// <summary><c>[Type]</c></summary>
    ListType,

    /// <summary><c>Type!</c></summary>
    NonNullType,

    /// <summary><c>schema { }</c> or its extension.</summary>
    SchemaDefinition,

    /// <summary><c>query: Type</c> inside a schema definition.</summary>
    OperationTypeDefinition,

    /// <summary><c>scalar</c> or its extension.</summary>
    ScalarTypeDefinition,

    /// <summary><c>type</c> or its extension.</summary>
    ObjectTypeDefinition,

    /// <summary><c>interface</c> or its extension.</summary>
    InterfaceTypeDefinition,

    /// <summary><c>union</c> or its extension.</summary>
    UnionTypeDefinition,

    /// <summary><c>enum</c> or its extension.</summary>
    EnumTypeDefinition,

    /// <summary><c>input</c> or its extension.</summary>
    InputObjectTypeDefinition,

    /// <summary>One field of an object or interface type.</summary>
    FieldDefinition,

    /// <summary>One argument's or input field's definition.</summary>
    InputValueDefinition,

    /// <summary>One value of an enum.</summary>
    EnumValueDefinition,

    /// <summary><c>directive @name</c> or its extension.</summary>
    DirectiveDefinition,

    /// <summary>
    /// <c>Type</c>, <c>Type.member</c>, <c>Type.field(argument:)</c>, <c>@directive</c>, <c>@directive(argument:)</c>
    /// </summary>
    SchemaCoordinate,
}
