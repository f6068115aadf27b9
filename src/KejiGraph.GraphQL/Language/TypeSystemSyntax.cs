using System.Collections.Immutable;

namespace KejiGraph.GraphQL.Language;

/// <summary>A definition or an extension of a part of a schema. An extension has no description.</summary>
public abstract class TypeSystemDefinitionSyntax : DefinitionSyntax
{
    /// <summary>Whether this begins with <c>extend</c> and adds to a definition that stands elsewhere.</summary>
    public bool IsExtension { get; init; }
}

/// <summary><c>schema { query: Type }</c></summary>
public sealed class SchemaDefinitionSyntax : TypeSystemDefinitionSyntax
{
    /// <summary>The root operation types.</summary>
    public ImmutableArray<OperationTypeDefinitionSyntax> OperationTypes { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SchemaDefinition;
}

/// <summary><c>query: Type</c></summary>
public sealed class OperationTypeDefinitionSyntax : SyntaxNode
{
    /// <summary>The type of operation.</summary>
    public required OperationType Operation { get; init; }

    /// <summary>Its root type.</summary>
    public required NamedTypeSyntax Type { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.OperationTypeDefinition;
}

/// <summary><c>directive @name(arguments) repeatable on LOCATION | LOCATION</c></summary>
public sealed class DirectiveDefinitionSyntax : TypeSystemDefinitionSyntax
{
    /// <summary>The name, without the at sign.</summary>
    public required string Name { get; init; }

    /// <summary>Offset of the name.</summary>
    public int NameStart { get; init; }

    /// <summary>The arguments; none in an extension.</summary>
    public ImmutableArray<InputValueDefinitionSyntax> Arguments { get; init; } = [];

    /// <summary>Whether it may be applied several times at one place.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Where it may be applied; none in an extension.</summary>
    public ImmutableArray<DirectiveLocation> Locations { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.DirectiveDefinition;
}

/// <summary>The definition or extension of a named type.</summary>
public abstract class TypeDefinitionSyntax : TypeSystemDefinitionSyntax
{
    /// <summary>The type's name.</summary>
    public required string Name { get; init; }

    /// <summary>Offset of the name.</summary>
    public int NameStart { get; init; }
}

/// <summary><c>scalar Name</c></summary>
public sealed class ScalarTypeDefinitionSyntax : TypeDefinitionSyntax
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeDefinition;
}

/// <summary>A type with fields and interfaces: an object or an interface type.</summary>
public abstract class FieldsTypeDefinitionSyntax : TypeDefinitionSyntax
{
    /// <summary>The interfaces it says it implements.</summary>
    public ImmutableArray<NamedTypeSyntax> Interfaces { get; init; } = [];

    /// <summary>Its fields.</summary>
    public ImmutableArray<FieldDefinitionSyntax> Fields { get; init; } = [];
}

/// <summary><c>type Name implements Interface { fields }</c></summary>
public sealed class ObjectTypeDefinitionSyntax : FieldsTypeDefinitionSyntax
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeDefinition;
}

/// <summary><c>interface Name implements Interface { fields }</c></summary>
public sealed class InterfaceTypeDefinitionSyntax : FieldsTypeDefinitionSyntax
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeDefinition;
}

/// <summary><c>union Name = Type | Type</c></summary>
public sealed class UnionTypeDefinitionSyntax : TypeDefinitionSyntax
{
    /// <summary>The member types.</summary>
    public ImmutableArray<NamedTypeSyntax> Types { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.UnionTypeDefinition;
}

/// <summary><c>enum Name { VALUES }</c></summary>
public sealed class EnumTypeDefinitionSyntax : TypeDefinitionSyntax
{
    /// <summary>The values.</summary>
    public ImmutableArray<EnumValueDefinitionSyntax> Values { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.EnumTypeDefinition;
}

/// <summary><c>input Name { fields }</c></summary>
public sealed class InputObjectTypeDefinitionSyntax : TypeDefinitionSyntax
{
    /// <summary>The input fields.</summary>
    public ImmutableArray<InputValueDefinitionSyntax> Fields { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeDefinition;
}

/// <summary>What is defined inside a type or a directive: a field, an argument or input field, an enum value.</summary>
public abstract class MemberDefinitionSyntax : SyntaxNode
{
    /// <summary>The documenting string before the definition.</summary>
    public StringValueSyntax? Description { get; init; }

    /// <summary>The member's name.</summary>
    public required string Name { get; init; }

    /// <summary>Offset of the name.</summary>
    public int NameStart { get; init; }

    /// <summary>The directives applied to it.</summary>
    public ImmutableArray<DirectiveSyntax> Directives { get; init; } = [];
}

/// <summary><c>name(arguments): Type</c></summary>
public sealed class FieldDefinitionSyntax : MemberDefinitionSyntax
{
    /// <summary>The arguments.</summary>
    public ImmutableArray<InputValueDefinitionSyntax> Arguments { get; init; } = [];

    /// <summary>The type of the field's value.</summary>
    public required TypeSyntax Type { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FieldDefinition;
}

/// <summary><c>name: Type = default</c>: an argument or an input field.</summary>
public sealed class InputValueDefinitionSyntax : MemberDefinitionSyntax
{
    /// <summary>The type of the value.</summary>
    public required TypeSyntax Type { get; init; }

    /// <summary>The value taken when none is given.</summary>
    public ValueSyntax? DefaultValue { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InputValueDefinition;
}

/// <summary>One value of an enum.</summary>
public sealed class EnumValueDefinitionSyntax : MemberDefinitionSyntax
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.EnumValueDefinition;
}
