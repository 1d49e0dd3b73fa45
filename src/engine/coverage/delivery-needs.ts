// What the flags and measures of delivery need of a dataset, by their names.
import { type Needs, severalReleases } from './need.ts'

export const deliveryFlagNeeds: Readonly<Record<string, Needs>> = {
  'end-date-moved-repeatedly': ['contracts/period/endDate:date', severalReleases],
  'amended-soon-after-award': [
    ['contracts/dateSigned:date', 'contracts/period/startDate:date', 'awards/date:date'],
    ['contracts/amendments/date:date', 'awards/amendments/date:date', severalReleases],
  ],
  'paid-over-value': [
    'contracts/value/amount:number',
    'contracts/value/currency:text',
    'contracts/implementation/transactions/value/amount:number',
  ],
  'overdue-and-silent': ['contracts/period/endDate:date'],
  'value-just-under-threshold': [
    ['tender/value/amount:number', 'contracts/value/amount:number', 'awards/value/amount:number'],
    ['tender/value/currency:text', 'contracts/value/currency:text', 'awards/value/currency:text'],
    'tender/mainProcurementCategory',
  ],
}

export const measureNeeds: Readonly<Record<string, Needs>> = {
  'on time': [
    'contracts/period/endDate:date',
    [
      'contracts/implementation/endDate:date',
      'contracts/completion/endDate:date',
      'contracts/implementation/milestones/dateMet:date',
      'contracts/milestones/dateMet:date',
    ],
  ],
  'end date extended': ['contracts/period/endDate:date', severalReleases],
  'on budget': [
    'contracts/value/amount:number',
    'contracts/value/currency:text',
    [
      'contracts/completion/finalValue/amount:number',
      'contracts/implementation/finalValue/amount:number',
      'contracts/implementation/transactions/value/amount:number',
      severalReleases,
    ],
  ],
}
