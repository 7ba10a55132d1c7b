namespace AiChef.LocalCloud.S3;

internal sealed record UploadedPart(string Blob, string ETag, long Size, DateTimeOffset Modified);
