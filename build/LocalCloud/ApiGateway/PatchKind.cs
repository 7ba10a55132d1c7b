namespace AiChef.LocalCloud.ApiGateway;

internal enum PatchKind
{
    Text,
    Boolean,
    Integer,
    Number,

    /// <summary>A tree with members of its own, which can only be removed as a whole.</summary>
    Whole,

    /// <summary>A list whose items are named by the path itself: /binaryMediaTypes/image~1png.</summary>
    Item,
}
