import { Module } from '@nestjs/common';
import { PilotsModule } from '../pilots/pilots.module.js';
import { PairsStore } from './pairs.store.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { PeopleStore } from './people.store.js';

@Module({
  imports: [PilotsModule],
  controllers: [PeopleController],
  providers: [PeopleService, PeopleStore, PairsStore],
  exports: [PeopleService, PeopleStore, PairsStore],
})
export class PeopleModule {}
