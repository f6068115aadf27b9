namespace KejiGraph.Engine.Api;

/// <summary>The descriptions of what the API adds to the model: English, then Chinese.</summary>
internal static class ApiTexts
{
    public const string Query = """
        What can be read. A list is read page by page (Relay): `where` filters it, `order` names its sort keys in turn (nulls last, ties by id); `first` so many `after` a cursor, or `last` so many `before` one.
        可读取的内容。列表按页读取（Relay）：where 过滤，order 依次给出排序键（空值居后，同值按标识）；取 after 游标之后的前 first 条，或 before 游标之前的末 last 条。
        """;

    public const string Subscription = "What can be followed: one response for each event.\n可订阅的事件：每个事件一次应答。";

    public const string Node = "A thing with an id that is unique in the graph (Relay).\n具有全图唯一标识的事物（Relay）。";

    public const string NodeId = "Stable id, never reused.\n稳定标识，永不复用。";

    public const string NodeField = "The thing with an id, or null.\n按标识读取，不存在则为空。";

    public const string NodesField = "The things with some ids, in their order; null where there is none.\n按标识批量读取，保持次序，不存在处为空。";

    public const string PageInfo = "Where a page stands in its list (Relay).\n一页在列表中的位置（Relay）。";

    public const string HasNextPage = "Whether something follows the page.\n其后是否还有。";

    public const string HasPreviousPage = "Whether something comes before the page.\n其前是否还有。";

    public const string StartCursor = "The cursor of the first edge; null on an empty page.\n首条的游标，空页为空。";

    public const string EndCursor = "The cursor of the last edge; null on an empty page.\n末条的游标，空页为空。";

    public const string Edges = "The rows of the page.\n本页各条。";

    public const string Nodes = "The nodes of the page.\n本页节点。";

    public const string PageInfoField = "Where the page stands.\n本页位置。";

    public const string TotalCount = "How many on all pages.\n总数。";

    public const string Cursor = "The place in the list.\n游标。";

    public const string EdgeNode = "The node.\n节点。";

    public const string SortEnum = "The direction of an order.\n排序方向。";

    public const string Ascending = "Smallest first.\n升序。";

    public const string Descending = "Greatest first.\n降序。";

    public const string NodeKinds = "The node types, by name.\n节点类型名。";

    public static string One(string type) => $"The {type} with an id, or null.\n按标识读取 {type}，不存在则为空。";

    public static string Many(string type) => $"All of type {type}, page by page.\n分页列出 {type}。";

    public static string Connection(string type) => $"A page of {type}.\n一页 {type}。";

    public static string Edge(string type) => $"One {type} in a list.\n列表中的一条 {type}。";

    public static string Filter(string type) => $"What is asked of {type}.\n{type} 的过滤条件。";

    public static string List(string type) => $"What is asked of a list of {type}.\n{type} 列表的过滤条件。";

    public static string Sort(string type) => $"A sort key of {type}.\n{type} 的排序键。";

    public static string Operations(string type) => $"What is asked of a value of {type}.\n{type} 值的条件。";
}
