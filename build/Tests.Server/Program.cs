using AiChef.Tests;
using AiChef.Tests.Server;

return await ServerProcess.RunAsync(new ServedTests(typeof(LongestFirst).Assembly, "AiChef.Tests.Deployment"), args);
