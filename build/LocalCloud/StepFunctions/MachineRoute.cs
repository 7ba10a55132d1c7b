using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.StepFunctions;

internal sealed record MachineRoute(string VersionArn, int Weight);
