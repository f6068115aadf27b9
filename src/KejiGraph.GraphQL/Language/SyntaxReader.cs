using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace KejiGraph.GraphQL.Language;

/// <summary>
/// Recursive descent over the grammar; each method carries the production it reads. One part of the struct for each
/// chapter of the grammar. Recursion is counted, so that a hostile text ends in an error and not in a stack overflow.
/// </summary>
internal ref partial struct SyntaxReader
{
    private readonly SourceText _source;
    private readonly ParserOptions _options;
    private readonly int _maxTokens;
    private Lexer _lexer;
    private int _tokenCount;
    private int _depth;

    // The items of all lists that are being read, innermost last; a finished list moves from here into its own array.
    private SyntaxNode[] _items;
    private int _itemCount;

    public SyntaxReader(SourceText source, ParserOptions options)
    {
        _source = source;
        _options = options;
        _maxTokens = options.MaxTokens;
        _lexer = new Lexer(source);
        _items = ArrayPool<SyntaxNode>.Shared.Rent(64);
    }

    public void Dispose()
    {
        ArrayPool<SyntaxNode>.Shared.Return(_items, clearArray: true);
        _items = [];
    }

    // Document : Definition+
    public DocumentSyntax ReadDocument()
    {
        ReadStart();
        do
        {
            Push(ReadDefinition());
        }
        while (!ReadOptional(TokenKind.EndOfFile));
        return new DocumentSyntax
        {
            Source = _source,
            End = _lexer.LastEnd,
            Definitions = Pop<DefinitionSyntax>(0),
            TokenCount = _tokenCount,
        };
    }

    public void ReadStart() => Advance();

    public void ReadEnd() => Expect(TokenKind.EndOfFile);

    // Definition : ExecutableDefinition | TypeSystemDefinitionOrExtension
    private DefinitionSyntax ReadDefinition()
    {
        if (_lexer.Kind == TokenKind.BraceLeft)
        {
            return ReadOperationDefinition();
        }

        var keyword = _lexer;
        var hasDescription = IsDescription();
        if (hasDescription)
        {
            keyword.Advance();
            if (keyword.Kind == TokenKind.BraceLeft)
            {
                throw SyntaxErrors.DescriptionOfShorthand(At(_lexer.Start));
            }
        }

        if (keyword.Kind == TokenKind.Name)
        {
            switch (keyword.NameText())
            {
                case "query" or "mutation" or "subscription":
                    return ReadOperationDefinition();
                case "fragment":
                    return ReadFragmentDefinition();
                case "extend" when !hasDescription:
                    return ReadExtension();
                case var name when ReadTypeSystemDefinition(name, isExtension: false) is { } definition:
                    return definition;
                default:
                    if (hasDescription)
                    {
                        throw SyntaxErrors.DescriptionOfExtension(At(_lexer.Start));
                    }

                    break;
            }
        }

        throw SyntaxErrors.Unexpected(At(keyword.Start), keyword.Describe());
    }

    private readonly SourcePosition At(int offset) => new(_source, offset);

    private void Advance()
    {
        _lexer.Advance();
        if (_lexer.Kind != TokenKind.EndOfFile && ++_tokenCount > _maxTokens)
        {
            throw SyntaxErrors.TooManyTokens(At(_lexer.Start), _maxTokens);
        }
    }

    private readonly GraphQLException Unexpected() => SyntaxErrors.Unexpected(At(_lexer.Start), _lexer.Describe());

    private void Expect(TokenKind kind)
    {
        if (_lexer.Kind != kind)
        {
            throw SyntaxErrors.Expected(At(_lexer.Start), kind.Describe(), _lexer.Describe());
        }

        Advance();
    }

    private bool ReadOptional(TokenKind kind)
    {
        if (_lexer.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!ReadOptionalKeyword(keyword))
        {
            var expected = $"\"{Encoding.ASCII.GetString(keyword)}\"";
            throw SyntaxErrors.Expected(At(_lexer.Start), expected, _lexer.Describe());
        }
    }

    private bool ReadOptionalKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!_lexer.IsKeyword(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    private string ReadName()
    {
        var name = _lexer.Kind == TokenKind.Name ? _lexer.NameText() : "";
        Expect(TokenKind.Name);
        return name;
    }

    // Whether the current name, or string, says this; graphql-js asks the token's value without looking at its kind.
    private readonly bool HasValue(string value) => _lexer.Kind switch
    {
        TokenKind.Name => _lexer.NameText() == value,
        TokenKind.String or TokenKind.BlockString => _lexer.StringText() == value,
        _ => false,
    };

    private readonly bool IsDescription() => _lexer.Kind is TokenKind.String or TokenKind.BlockString;

    // Description : StringValue
    private StringValueSyntax? ReadDescription() => IsDescription() ? ReadString() : null;

    private void EnterLevel()
    {
        if (++_depth > _options.MaxDepth)
        {
            throw SyntaxErrors.TooDeep(At(_lexer.Start), _options.MaxDepth);
        }
    }

    private void LeaveLevel() => _depth--;

    private void Push(SyntaxNode item)
    {
        if (_itemCount == _items.Length)
        {
            var larger = ArrayPool<SyntaxNode>.Shared.Rent(_itemCount * 2);
            Array.Copy(_items, larger, _itemCount);
            ArrayPool<SyntaxNode>.Shared.Return(_items, clearArray: true);
            _items = larger;
        }

        _items[_itemCount++] = item;
    }

    // The items pushed since the mark. They are all of type T, which spares the check of each store into the array.
    private ImmutableArray<T> Pop<T>(int mark)
        where T : SyntaxNode
    {
        var items = new T[_itemCount - mark];
        ref var target = ref MemoryMarshal.GetArrayDataReference(items);
        for (var i = 0; i < items.Length; i++)
        {
            Unsafe.Add(ref target, i) = Unsafe.As<T>(_items[mark + i]);
        }

        _itemCount = mark;
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }
}
