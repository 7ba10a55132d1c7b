namespace AiChef.LocalCloud.State;

/// <summary>A part of a stored content, to be sent without reading it as a whole.</summary>
/// <param name="File">The file that holds the content; null when it is in memory.</param>
/// <param name="From">Where the part begins, in bytes.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Memory">The part itself, when it is in memory.</param>
internal sealed record BlobPart(string? File, long From, long Length, ReadOnlyMemory<byte> Memory);
