using System.Collections.Immutable;

namespace KejiGraph.GraphQL.Language;

/// <summary>Values, types, arguments and directives.</summary>
internal ref partial struct SyntaxReader
{
    // Value[Const] : [~Const] Variable | IntValue | FloatValue | StringValue | BooleanValue | NullValue | EnumValue
    //   | ListValue[?Const] | ObjectValue[?Const]
    public ValueSyntax ReadValue(bool isConst)
    {
        switch (_lexer.Kind)
        {
            case TokenKind.BracketLeft:
                return ReadList(isConst);
            case TokenKind.BraceLeft:
                return ReadObject(isConst);
            case TokenKind.Int:
                var (intStart, digits) = (_lexer.Start, _lexer.NumberText());
                Advance();
                return new IntValueSyntax { Text = digits, Source = _source, Start = intStart, End = _lexer.LastEnd };
            case TokenKind.Float:
                var (start, number) = (_lexer.Start, _lexer.NumberText());
                Advance();
                return new FloatValueSyntax { Text = number, Source = _source, Start = start, End = _lexer.LastEnd };
            case TokenKind.String or TokenKind.BlockString:
                return ReadString();
            case TokenKind.Name:
                return ReadNamedValue();
            case TokenKind.Dollar when isConst:
                throw ReadVariableInConst();
            case TokenKind.Dollar:
                return ReadVariable();
            default:
                throw Unexpected();
        }
    }

    // Type : NamedType | ListType | NonNullType
    public TypeSyntax ReadType()
    {
        var start = _lexer.Start;
        TypeSyntax type;
        if (_lexer.Kind == TokenKind.BracketLeft)
        {
            Advance();
            EnterLevel();
            var itemType = ReadType();
            LeaveLevel();
            Expect(TokenKind.BracketRight);
            type = new ListTypeSyntax { Type = itemType, Source = _source, Start = start, End = _lexer.LastEnd };
        }
        else
        {
            type = ReadNamedType();
        }

        return ReadOptional(TokenKind.Bang)
            ? new NonNullTypeSyntax { Type = type, Source = _source, Start = start, End = _lexer.LastEnd }
            : type;
    }

    // BooleanValue : one of true false; NullValue : null; EnumValue : Name but not true, false or null
    private ValueSyntax ReadNamedValue()
    {
        var start = _lexer.Start;
        var name = ReadName();
        var end = _lexer.LastEnd;
        return name switch
        {
            "true" => new BooleanValueSyntax { Value = true, Source = _source, Start = start, End = end },
            "false" => new BooleanValueSyntax { Value = false, Source = _source, Start = start, End = end },
            "null" => new NullValueSyntax { Source = _source, Start = start, End = end },
            _ => new EnumValueSyntax { Name = name, Source = _source, Start = start, End = end },
        };
    }

    // Variable : $ Name
    private VariableSyntax ReadVariable()
    {
        var start = _lexer.Start;
        Expect(TokenKind.Dollar);
        var nameStart = _lexer.Start;
        var name = ReadName();
        return new VariableSyntax
        {
            Name = name,
            NameStart = nameStart,
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    private GraphQLException ReadVariableInConst()
    {
        var dollar = _lexer;
        Advance();
        return _lexer.Kind == TokenKind.Name
            ? SyntaxErrors.UnexpectedVariable(At(dollar.Start), _lexer.NameText())
            : SyntaxErrors.Unexpected(At(dollar.Start), dollar.Describe());
    }

    private StringValueSyntax ReadString()
    {
        var start = _lexer.Start;
        var isBlock = _lexer.Kind == TokenKind.BlockString;
        var value = _lexer.StringText();
        Advance();
        return new StringValueSyntax
        {
            Value = value,
            IsBlock = isBlock,
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // ListValue[Const] : [ Value[?Const]* ]
    private ListValueSyntax ReadList(bool isConst)
    {
        var start = _lexer.Start;
        Advance();
        EnterLevel();
        var mark = _itemCount;
        while (!ReadOptional(TokenKind.BracketRight))
        {
            Push(ReadValue(isConst));
        }

        LeaveLevel();
        return new ListValueSyntax
        {
            Values = Pop<ValueSyntax>(mark),
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // ObjectValue[Const] : { ObjectField[?Const]* }
    private ObjectValueSyntax ReadObject(bool isConst)
    {
        var start = _lexer.Start;
        Advance();
        EnterLevel();
        var mark = _itemCount;
        while (!ReadOptional(TokenKind.BraceRight))
        {
            Push(ReadObjectField(isConst));
        }

        LeaveLevel();
        return new ObjectValueSyntax
        {
            Fields = Pop<ObjectFieldSyntax>(mark),
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // ObjectField[Const] : Name : Value[?Const]
    private ObjectFieldSyntax ReadObjectField(bool isConst)
    {
        var start = _lexer.Start;
        var name = ReadName();
        Expect(TokenKind.Colon);
        return new ObjectFieldSyntax
        {
            Name = name,
            Value = ReadValue(isConst),
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // NamedType : Name
    private NamedTypeSyntax ReadNamedType()
    {
        var start = _lexer.Start;
        return new NamedTypeSyntax
        {
            Name = ReadName(),
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // Arguments[Const] : ( Argument[?Const]+ )
    private ImmutableArray<ArgumentSyntax> ReadArguments(bool isConst)
    {
        if (!ReadOptional(TokenKind.ParenLeft))
        {
            return [];
        }

        var mark = _itemCount;
        do
        {
            Push(ReadArgument(isConst));
        }
        while (!ReadOptional(TokenKind.ParenRight));
        return Pop<ArgumentSyntax>(mark);
    }

    // Argument[Const] : Name : Value[?Const]
    private ArgumentSyntax ReadArgument(bool isConst)
    {
        var start = _lexer.Start;
        var name = ReadName();
        Expect(TokenKind.Colon);
        return new ArgumentSyntax
        {
            Name = name,
            Value = ReadValue(isConst),
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // Directives[Const] : Directive[?Const]+
    private ImmutableArray<DirectiveSyntax> ReadDirectives(bool isConst)
    {
        if (_lexer.Kind != TokenKind.At)
        {
            return [];
        }

        var mark = _itemCount;
        do
        {
            if (_itemCount - mark == _options.MaxDirectives)
            {
                throw SyntaxErrors.TooManyDirectives(At(_lexer.Start), _options.MaxDirectives);
            }

            Push(ReadDirective(isConst));
        }
        while (_lexer.Kind == TokenKind.At);
        return Pop<DirectiveSyntax>(mark);
    }

    // Directive[Const] : @ Name Arguments[?Const]?
    private DirectiveSyntax ReadDirective(bool isConst)
    {
        var start = _lexer.Start;
        Advance();
        var name = ReadName();
        return new DirectiveSyntax
        {
            Name = name,
            Arguments = ReadArguments(isConst),
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }
}
