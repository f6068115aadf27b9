namespace KejiGraph.GraphQL.Language;

/// <summary>Recursive descent over a schema coordinate, whose lexical grammar ignores nothing.</summary>
internal static class SchemaCoordinateReader
{
    // SchemaCoordinate : Name | Name . Name | Name . Name ( Name : ) | @ Name | @ Name ( Name : )
    public static SchemaCoordinateSyntax Read(SourceText source)
    {
        var lexer = new Lexer(source);
        lexer.AdvanceCoordinate();
        var isDirective = ReadOptional(ref lexer, TokenKind.At);
        var name = ReadName(ref lexer);
        var member = !isDirective && ReadOptional(ref lexer, TokenKind.Dot) ? ReadName(ref lexer) : null;
        string? argument = null;
        if ((isDirective || member is not null) && ReadOptional(ref lexer, TokenKind.ParenLeft))
        {
            argument = ReadName(ref lexer);
            Expect(ref lexer, TokenKind.Colon);
            Expect(ref lexer, TokenKind.ParenRight);
        }

        var end = lexer.LastEnd;
        Expect(ref lexer, TokenKind.EndOfFile);
        return new SchemaCoordinateSyntax
        {
            Source = source,
            End = end,
            IsDirective = isDirective,
            Name = name,
            MemberName = member,
            ArgumentName = argument,
        };
    }

    private static string ReadName(ref Lexer lexer)
    {
        var name = lexer.Kind == TokenKind.Name ? lexer.NameText() : "";
        Expect(ref lexer, TokenKind.Name);
        return name;
    }

    private static bool ReadOptional(ref Lexer lexer, TokenKind kind)
    {
        if (lexer.Kind != kind)
        {
            return false;
        }

        lexer.AdvanceCoordinate();
        return true;
    }

    private static void Expect(ref Lexer lexer, TokenKind kind)
    {
        if (!ReadOptional(ref lexer, kind))
        {
            throw SyntaxErrors.Expected(lexer.At(lexer.Start), kind.Describe(), lexer.Describe());
        }
    }
}
