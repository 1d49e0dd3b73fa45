import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/conformance/**'],
    testTimeout: 120_000,
    coverage: { provider: 'v8', include: ['src/**/*.ts'] },
  },
})
