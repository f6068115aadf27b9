using System.Collections.Immutable;

namespace KejiGraph.GraphQL.Language;

/// <summary>Type system definitions and extensions.</summary>
internal ref partial struct SyntaxReader
{
    // TypeSystemExtension : extend (SchemaExtension | TypeExtension | DirectiveExtension)
    private TypeSystemDefinitionSyntax ReadExtension()
    {
        var keyword = _lexer;
        keyword.Advance();
        return keyword.Kind == TokenKind.Name
            && ReadTypeSystemDefinition(keyword.NameText(), isExtension: true) is { } extension
            ? extension
            : throw SyntaxErrors.Unexpected(At(keyword.Start), keyword.Describe());
    }

    // TypeSystemDefinition : SchemaDefinition | TypeDefinition | DirectiveDefinition; null for any other keyword
    private TypeSystemDefinitionSyntax? ReadTypeSystemDefinition(string keyword, bool isExtension) => keyword switch
    {
        "schema" => ReadSchemaDefinition(isExtension),
        "scalar" => ReadScalarTypeDefinition(isExtension),
        "type" => ReadObjectTypeDefinition(isExtension),
        "interface" => ReadInterfaceTypeDefinition(isExtension),
        "union" => ReadUnionTypeDefinition(isExtension),
        "enum" => ReadEnumTypeDefinition(isExtension),
        "input" => ReadInputObjectTypeDefinition(isExtension),
        "directive" => ReadDirectiveDefinition(isExtension),
        _ => null,
    };

    // What stands before the keyword: `extend`, or an optional description.
    private StringValueSyntax? ReadPrefix(bool isExtension)
    {
        if (!isExtension)
        {
            return ReadDescription();
        }

        ExpectKeyword("extend"u8);
        return null;
    }

    // SchemaDefinition : Description? schema Directives[Const]? { RootOperationTypeDefinition+ }
    // SchemaExtension : extend schema Directives[Const]? ({ RootOperationTypeDefinition+ })?, not both absent
    private SchemaDefinitionSyntax ReadSchemaDefinition(bool isExtension)
    {
        var start = _lexer.Start;
        var description = ReadPrefix(isExtension);
        ExpectKeyword("schema"u8);
        var directives = ReadDirectives(isConst: true);
        ImmutableArray<OperationTypeDefinitionSyntax> operationTypes = [];
        if (!isExtension || _lexer.Kind == TokenKind.BraceLeft)
        {
            Expect(TokenKind.BraceLeft);
            var mark = _itemCount;
            do
            {
                Push(ReadOperationTypeDefinition());
            }
            while (!ReadOptional(TokenKind.BraceRight));
            operationTypes = Pop<OperationTypeDefinitionSyntax>(mark);
        }

        if (directives.IsEmpty && operationTypes.IsEmpty)
        {
            throw Unexpected();
        }

        return new SchemaDefinitionSyntax
        {
            IsExtension = isExtension,
            Description = description,
            Directives = directives,
            OperationTypes = operationTypes,
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // RootOperationTypeDefinition : OperationType : NamedType
    private OperationTypeDefinitionSyntax ReadOperationTypeDefinition()
    {
        var start = _lexer.Start;
        var operation = ReadOperationType();
        Expect(TokenKind.Colon);
        return new OperationTypeDefinitionSyntax
        {
            Operation = operation,
            Type = ReadNamedType(),
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // ScalarTypeDefinition : Description? scalar Name Directives[Const]?
    // ScalarTypeExtension : extend scalar Name Directives[Const]
    private ScalarTypeDefinitionSyntax ReadScalarTypeDefinition(bool isExtension)
    {
        var start = _lexer.Start;
        var description = ReadPrefix(isExtension);
        ExpectKeyword("scalar"u8);
        var nameStart = _lexer.Start;
        var name = ReadName();
        var directives = ReadDirectives(isConst: true);
        ExpectAddition(isExtension, hasAddition: !directives.IsEmpty);
        return new ScalarTypeDefinitionSyntax
        {
            IsExtension = isExtension,
            Description = description,
            Name = name,
            NameStart = nameStart,
            Directives = directives,
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // ObjectTypeDefinition : Description? type Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?
    // ObjectTypeExtension : extend type Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?
    private ObjectTypeDefinitionSyntax ReadObjectTypeDefinition(bool isExtension)
    {
        var start = _lexer.Start;
        var description = ReadPrefix(isExtension);
        ExpectKeyword("type"u8);
        var nameStart = _lexer.Start;
        var name = ReadName();
        var interfaces = ReadImplementsInterfaces();
        var directives = ReadDirectives(isConst: true);
        var fields = ReadFieldsDefinition();
        ExpectAddition(isExtension, hasAddition: !interfaces.IsEmpty || !directives.IsEmpty || !fields.IsEmpty);
        return new ObjectTypeDefinitionSyntax
        {
            IsExtension = isExtension,
            Description = description,
            Name = name,
            NameStart = nameStart,
            Interfaces = interfaces,
            Directives = directives,
            Fields = fields,
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // InterfaceTypeDefinition : Description? interface Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?
    // InterfaceTypeExtension : extend interface Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?
    private InterfaceTypeDefinitionSyntax ReadInterfaceTypeDefinition(bool isExtension)
    {
        var start = _lexer.Start;
        var description = ReadPrefix(isExtension);
        ExpectKeyword("interface"u8);
        var nameStart = _lexer.Start;
        var name = ReadName();
        var interfaces = ReadImplementsInterfaces();
        var directives = ReadDirectives(isConst: true);
        var fields = ReadFieldsDefinition();
        ExpectAddition(isExtension, hasAddition: !interfaces.IsEmpty || !directives.IsEmpty || !fields.IsEmpty);
        return new InterfaceTypeDefinitionSyntax
        {
            IsExtension = isExtension,
            Description = description,
            Name = name,
            NameStart = nameStart,
            Interfaces = interfaces,
            Directives = directives,
            Fields = fields,
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // ImplementsInterfaces : ImplementsInterfaces & NamedType | implements &? NamedType
    private ImmutableArray<NamedTypeSyntax> ReadImplementsInterfaces() =>
        ReadOptionalKeyword("implements"u8) ? ReadDelimitedTypes(TokenKind.Ampersand) : [];

    private ImmutableArray<NamedTypeSyntax> ReadDelimitedTypes(TokenKind delimiter)
    {
        ReadOptional(delimiter);
        var mark = _itemCount;
        do
        {
            Push(ReadNamedType());
        }
        while (ReadOptional(delimiter));
        return Pop<NamedTypeSyntax>(mark);
    }

    // FieldsDefinition : { FieldDefinition+ }
    private ImmutableArray<FieldDefinitionSyntax> ReadFieldsDefinition()
    {
        if (!ReadOptional(TokenKind.BraceLeft))
        {
            return [];
        }

        var mark = _itemCount;
        do
        {
            Push(ReadFieldDefinition());
        }
        while (!ReadOptional(TokenKind.BraceRight));
        return Pop<FieldDefinitionSyntax>(mark);
    }

    // FieldDefinition : Description? Name ArgumentsDefinition? : Type Directives[Const]?
    private FieldDefinitionSyntax ReadFieldDefinition()
    {
        var start = _lexer.Start;
        var description = ReadDescription();
        var nameStart = _lexer.Start;
        var name = ReadName();
        var arguments = ReadInputValues(TokenKind.ParenLeft, TokenKind.ParenRight);
        Expect(TokenKind.Colon);
        var type = ReadType();
        return new FieldDefinitionSyntax
        {
            Description = description,
            Name = name,
            NameStart = nameStart,
            Arguments = arguments,
            Type = type,
            Directives = ReadDirectives(isConst: true),
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // ArgumentsDefinition : ( InputValueDefinition+ ); InputFieldsDefinition : { InputValueDefinition+ }
    private ImmutableArray<InputValueDefinitionSyntax> ReadInputValues(TokenKind open, TokenKind close)
    {
        if (!ReadOptional(open))
        {
            return [];
        }

        var mark = _itemCount;
        do
        {
            Push(ReadInputValueDefinition());
        }
        while (!ReadOptional(close));
        return Pop<InputValueDefinitionSyntax>(mark);
    }

    // InputValueDefinition : Description? Name : Type DefaultValue? Directives[Const]?
    private InputValueDefinitionSyntax ReadInputValueDefinition()
    {
        var start = _lexer.Start;
        var description = ReadDescription();
        var nameStart = _lexer.Start;
        var name = ReadName();
        Expect(TokenKind.Colon);
        var type = ReadType();
        var defaultValue = ReadOptional(TokenKind.EqualsSign) ? ReadValue(isConst: true) : null;
        return new InputValueDefinitionSyntax
        {
            Description = description,
            Name = name,
            NameStart = nameStart,
            Type = type,
            DefaultValue = defaultValue,
            Directives = ReadDirectives(isConst: true),
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // UnionTypeDefinition : Description? union Name Directives[Const]? UnionMemberTypes?
    // UnionTypeExtension : extend union Name Directives[Const]? UnionMemberTypes?
    private UnionTypeDefinitionSyntax ReadUnionTypeDefinition(bool isExtension)
    {
        var start = _lexer.Start;
        var description = ReadPrefix(isExtension);
        ExpectKeyword("union"u8);
        var nameStart = _lexer.Start;
        var name = ReadName();
        var directives = ReadDirectives(isConst: true);
        var types = ReadOptional(TokenKind.EqualsSign) ? ReadDelimitedTypes(TokenKind.Pipe) : [];
        ExpectAddition(isExtension, hasAddition: !directives.IsEmpty || !types.IsEmpty);
        return new UnionTypeDefinitionSyntax
        {
            IsExtension = isExtension,
            Description = description,
            Name = name,
            NameStart = nameStart,
            Directives = directives,
            Types = types,
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // EnumTypeDefinition : Description? enum Name Directives[Const]? EnumValuesDefinition?
    // EnumTypeExtension : extend enum Name Directives[Const]? EnumValuesDefinition?
    private EnumTypeDefinitionSyntax ReadEnumTypeDefinition(bool isExtension)
    {
        var start = _lexer.Start;
        var description = ReadPrefix(isExtension);
        ExpectKeyword("enum"u8);
        var nameStart = _lexer.Start;
        var name = ReadName();
        var directives = ReadDirectives(isConst: true);
        ImmutableArray<EnumValueDefinitionSyntax> values = [];
        if (ReadOptional(TokenKind.BraceLeft))
        {
            var mark = _itemCount;
            do
            {
                Push(ReadEnumValueDefinition());
            }
            while (!ReadOptional(TokenKind.BraceRight));
            values = Pop<EnumValueDefinitionSyntax>(mark);
        }

        ExpectAddition(isExtension, hasAddition: !directives.IsEmpty || !values.IsEmpty);
        return new EnumTypeDefinitionSyntax
        {
            IsExtension = isExtension,
            Description = description,
            Name = name,
            NameStart = nameStart,
            Directives = directives,
            Values = values,
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // EnumValueDefinition : Description? EnumValue Directives[Const]?
    private EnumValueDefinitionSyntax ReadEnumValueDefinition()
    {
        var start = _lexer.Start;
        var description = ReadDescription();
        var nameStart = _lexer.Start;
        if (HasValue("true") || HasValue("false") || HasValue("null"))
        {
            throw SyntaxErrors.ReservedEnumValue(At(nameStart), _lexer.Describe());
        }

        var name = ReadName();
        return new EnumValueDefinitionSyntax
        {
            Description = description,
            Name = name,
            NameStart = nameStart,
            Directives = ReadDirectives(isConst: true),
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // InputObjectTypeDefinition : Description? input Name Directives[Const]? InputFieldsDefinition?
    // InputObjectTypeExtension : extend input Name Directives[Const]? InputFieldsDefinition?
    private InputObjectTypeDefinitionSyntax ReadInputObjectTypeDefinition(bool isExtension)
    {
        var start = _lexer.Start;
        var description = ReadPrefix(isExtension);
        ExpectKeyword("input"u8);
        var nameStart = _lexer.Start;
        var name = ReadName();
        var directives = ReadDirectives(isConst: true);
        var fields = ReadInputValues(TokenKind.BraceLeft, TokenKind.BraceRight);
        ExpectAddition(isExtension, hasAddition: !directives.IsEmpty || !fields.IsEmpty);
        return new InputObjectTypeDefinitionSyntax
        {
            IsExtension = isExtension,
            Description = description,
            Name = name,
            NameStart = nameStart,
            Directives = directives,
            Fields = fields,
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // DirectiveDefinition : Description? directive @ Name ArgumentsDefinition? Directives[Const]? repeatable?
    //   on DirectiveLocations
    // DirectiveExtension : extend directive @ Name Directives[Const]
    private DirectiveDefinitionSyntax ReadDirectiveDefinition(bool isExtension)
    {
        var start = _lexer.Start;
        var description = ReadPrefix(isExtension);
        ExpectKeyword("directive"u8);
        Expect(TokenKind.At);
        var nameStart = _lexer.Start;
        var name = ReadName();
        var arguments = isExtension ? [] : ReadInputValues(TokenKind.ParenLeft, TokenKind.ParenRight);
        var directives = ReadDirectives(isConst: true);
        ExpectAddition(isExtension, hasAddition: !directives.IsEmpty);
        var isRepeatable = !isExtension && ReadOptionalKeyword("repeatable"u8);
        return new DirectiveDefinitionSyntax
        {
            IsExtension = isExtension,
            Description = description,
            Name = name,
            NameStart = nameStart,
            Arguments = arguments,
            Directives = directives,
            IsRepeatable = isRepeatable,
            Locations = isExtension ? [] : ReadDirectiveLocations(),
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // DirectiveLocations : DirectiveLocations | DirectiveLocation  or  |? DirectiveLocation
    private ImmutableArray<DirectiveLocation> ReadDirectiveLocations()
    {
        ExpectKeyword("on"u8);
        ReadOptional(TokenKind.Pipe);
        var locations = ImmutableArray.CreateBuilder<DirectiveLocation>();
        do
        {
            var token = _lexer;
            if (!DirectiveLocations.TryParse(ReadName(), out var location))
            {
                throw SyntaxErrors.Unexpected(At(token.Start), token.Describe());
            }

            locations.Add(location);
        }
        while (ReadOptional(TokenKind.Pipe));
        return locations.DrainToImmutable();
    }

    // An extension has to add something.
    private readonly void ExpectAddition(bool isExtension, bool hasAddition)
    {
        if (isExtension && !hasAddition)
        {
            throw Unexpected();
        }
    }
}
