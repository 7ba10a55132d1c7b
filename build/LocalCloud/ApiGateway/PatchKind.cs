namespace AiChef.LocalCloud.ApiGateway;

internal enum PatchKind
{
    Text,
    Boolean,
    Integer,

    /// <summary>A list whose items are named by the path itself: /binaryMediaTypes/image~1png.</summary>
    Item,
}
