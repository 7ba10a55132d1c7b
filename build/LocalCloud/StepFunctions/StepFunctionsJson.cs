using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.StepFunctions;

[JsonSerializable(typeof(StateMachine))]
[JsonSerializable(typeof(MachineAlias))]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(Execution))]
[JsonSerializable(typeof(StoredHistory))]
[JsonSerializable(typeof(RunningMark))]
internal sealed partial class StepFunctionsJson : JsonSerializerContext;
