using AiChef.Functions.Tests;
using AiChef.Tests.Server;

return await ServerProcess.RunAsync(new ServedTests(typeof(PriceTests).Assembly, "AiChef.Functions.Tests"), args);
