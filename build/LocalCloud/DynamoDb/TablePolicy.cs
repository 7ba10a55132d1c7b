using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.DynamoDb;

internal sealed record TablePolicy(string Document, string Revision);
