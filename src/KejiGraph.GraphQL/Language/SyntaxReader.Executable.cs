using System.Collections.Immutable;

namespace KejiGraph.GraphQL.Language;

/// <summary>Operations, fragments and selections.</summary>
internal ref partial struct SyntaxReader
{
    // OperationDefinition :
    //   - Description? OperationType Name? VariablesDefinition? Directives? SelectionSet
    //   - SelectionSet
    private OperationDefinitionSyntax ReadOperationDefinition()
    {
        var start = _lexer.Start;
        if (_lexer.Kind == TokenKind.BraceLeft)
        {
            return new OperationDefinitionSyntax
            {
                Operation = OperationType.Query,
                SelectionSet = ReadSelectionSet(),
                Source = _source,
                Start = start,
                End = _lexer.LastEnd,
            };
        }

        var description = ReadDescription();
        var operation = ReadOperationType();
        var nameStart = _lexer.Start;
        var name = _lexer.Kind == TokenKind.Name ? ReadName() : null;
        var variables = ReadVariablesDefinition();
        var directives = ReadDirectives(isConst: false);
        var selectionSet = ReadSelectionSet();
        return new OperationDefinitionSyntax
        {
            Description = description,
            Operation = operation,
            Name = name,
            NameStart = nameStart,
            VariableDefinitions = variables,
            Directives = directives,
            SelectionSet = selectionSet,
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // OperationType : one of query mutation subscription
    private OperationType ReadOperationType()
    {
        var token = _lexer;
        Expect(TokenKind.Name);
        return token.NameText() switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw SyntaxErrors.Unexpected(At(token.Start), token.Describe()),
        };
    }

    // VariablesDefinition : ( VariableDefinition+ )
    private ImmutableArray<VariableDefinitionSyntax> ReadVariablesDefinition()
    {
        if (!ReadOptional(TokenKind.ParenLeft))
        {
            return [];
        }

        var mark = _itemCount;
        do
        {
            Push(ReadVariableDefinition());
        }
        while (!ReadOptional(TokenKind.ParenRight));
        return Pop<VariableDefinitionSyntax>(mark);
    }

    // VariableDefinition : Description? Variable : Type DefaultValue? Directives[Const]?
    private VariableDefinitionSyntax ReadVariableDefinition()
    {
        var start = _lexer.Start;
        var description = ReadDescription();
        var variable = ReadVariable();
        Expect(TokenKind.Colon);
        var type = ReadType();
        var defaultValue = ReadOptional(TokenKind.EqualsSign) ? ReadValue(isConst: true) : null;
        var directives = ReadDirectives(isConst: true);
        return new VariableDefinitionSyntax
        {
            Description = description,
            Variable = variable,
            Type = type,
            DefaultValue = defaultValue,
            Directives = directives,
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // SelectionSet : { Selection* }
    private SelectionSetSyntax ReadSelectionSet()
    {
        var start = _lexer.Start;
        Expect(TokenKind.BraceLeft);
        EnterLevel();
        var mark = _itemCount;
        while (!ReadOptional(TokenKind.BraceRight))
        {
            Push(ReadSelection());
        }

        LeaveLevel();
        return new SelectionSetSyntax
        {
            Selections = Pop<SelectionSyntax>(mark),
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // Selection : Field | FragmentSpread | InlineFragment
    private SelectionSyntax ReadSelection() => _lexer.Kind == TokenKind.Spread ? ReadFragment() : ReadField();

    // Field : Alias? Name Arguments? Directives? SelectionSet?
    private FieldSyntax ReadField()
    {
        var start = _lexer.Start;
        var name = ReadName();
        string? alias = null;
        if (ReadOptional(TokenKind.Colon))
        {
            alias = name;
            name = ReadName();
        }

        var arguments = ReadArguments(isConst: false);
        var directives = ReadDirectives(isConst: false);
        var selectionSet = _lexer.Kind == TokenKind.BraceLeft ? ReadSelectionSet() : null;
        return new FieldSyntax
        {
            Alias = alias,
            Name = name,
            Arguments = arguments,
            Directives = directives,
            SelectionSet = selectionSet,
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // FragmentSpread : ... FragmentName Directives?
    // InlineFragment : ... TypeCondition? Directives? SelectionSet
    private SelectionSyntax ReadFragment()
    {
        var start = _lexer.Start;
        Expect(TokenKind.Spread);
        var hasTypeCondition = ReadOptionalKeyword("on"u8);
        if (!hasTypeCondition && _lexer.Kind == TokenKind.Name)
        {
            var nameStart = _lexer.Start;
            var name = ReadName();
            return new FragmentSpreadSyntax
            {
                Name = name,
                NameStart = nameStart,
                Directives = ReadDirectives(isConst: false),
                Source = _source,
                Start = start,
                End = _lexer.LastEnd,
            };
        }

        var typeCondition = hasTypeCondition ? ReadNamedType() : null;
        var directives = ReadDirectives(isConst: false);
        var selectionSet = ReadSelectionSet();
        return new InlineFragmentSyntax
        {
            TypeCondition = typeCondition,
            Directives = directives,
            SelectionSet = selectionSet,
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // FragmentDefinition : Description? fragment FragmentName TypeCondition Directives? SelectionSet
    private FragmentDefinitionSyntax ReadFragmentDefinition()
    {
        var start = _lexer.Start;
        var description = ReadDescription();
        ExpectKeyword("fragment"u8);
        var nameStart = _lexer.Start;
        var name = ReadFragmentName();
        ExpectKeyword("on"u8);
        var typeCondition = ReadNamedType();
        var directives = ReadDirectives(isConst: false);
        var selectionSet = ReadSelectionSet();
        return new FragmentDefinitionSyntax
        {
            Description = description,
            Name = name,
            NameStart = nameStart,
            TypeCondition = typeCondition,
            Directives = directives,
            SelectionSet = selectionSet,
            Source = _source,
            Start = start,
            End = _lexer.LastEnd,
        };
    }

    // FragmentName : Name but not `on`
    private string ReadFragmentName() => HasValue("on") ? throw Unexpected() : ReadName();
}
