using System.Security.Cryptography;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Iam;

internal sealed record PolicyVersion(string Id, string Document, DateTimeOffset Created);
