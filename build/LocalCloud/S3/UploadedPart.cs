using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

internal sealed record UploadedPart(string Blob, string ETag, long Size, DateTimeOffset Modified);
